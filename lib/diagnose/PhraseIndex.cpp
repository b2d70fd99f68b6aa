// SPDX-License-Identifier: MIT
#include "diagnose/PhraseIndex.h"

#include "diagnose/Fold.h"

#include <algorithm>
#include <deque>

namespace posthorn::diagnose {

namespace {

/// Scripts that write without blanks have no word edges to ask for.
bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() && c.unicode() < 0x2E80;
}

bool edgeBetween(QStringView text, qsizetype left, qsizetype right)
{
    return left < 0 || right >= text.size() || !isWordCharacter(text[left]) || !isWordCharacter(text[right]);
}

} // namespace

void Hits::add(int phrase, const Hit &hit)
{
    auto &places = m_hits[phrase];
    if (places.size() == most)
        places.pop_back();
    places.push_back(hit);
}

const std::vector<Hit> &Hits::of(int phrase) const
{
    static const std::vector<Hit> none;
    const auto found = m_hits.constFind(phrase);
    return found == m_hits.constEnd() ? none : *found;
}

std::vector<int> Hits::phrases() const
{
    std::vector<int> all(m_hits.keyBegin(), m_hits.keyEnd());
    std::sort(all.begin(), all.end());
    return all;
}

int PhraseIndex::add(const QString &phrase)
{
    if (const auto known = m_known.constFind(phrase); known != m_known.constEnd())
        return *known;
    const bool openStart = phrase.startsWith(u'*');
    const bool openEnd = phrase.endsWith(u'*');
    const QString text = fold(QStringView(phrase).sliced(openStart).chopped(openEnd)).text;
    int node = 0;
    for (const QChar c : text)
        node = childMade(node, c.unicode());
    const int number = count();
    m_nodes[static_cast<std::size_t>(node)].phrases.push_back(number);
    m_phrases.push_back({.length = text.size(), .wholeStart = !openStart, .wholeEnd = !openEnd});
    m_known.insert(phrase, number);
    return number;
}

int PhraseIndex::child(int node, char16_t c) const
{
    if (node == 0)
        return m_first.value(c, 0);
    for (const auto &[letter, next] : m_nodes[static_cast<std::size_t>(node)].next) {
        if (letter == c)
            return next;
    }
    return 0;
}

int PhraseIndex::childMade(int node, char16_t c)
{
    if (const int known = child(node, c))
        return known;
    const int fresh = static_cast<int>(m_nodes.size());
    m_nodes[static_cast<std::size_t>(node)].next.emplace_back(c, fresh);
    if (node == 0)
        m_first.insert(c, fresh);
    m_nodes.emplace_back();
    return fresh;
}

int PhraseIndex::step(int node, char16_t c) const
{
    while (true) {
        if (const int next = child(node, c); next != 0 || node == 0)
            return next;
        node = m_nodes[static_cast<std::size_t>(node)].fail;
    }
}

void PhraseIndex::build()
{
    std::deque<int> queue;
    for (const auto &[letter, first] : m_nodes[0].next)
        queue.push_back(first);
    while (!queue.empty()) {
        const int node = queue.front();
        queue.pop_front();
        Node &here = m_nodes[static_cast<std::size_t>(node)];
        const Node &fail = m_nodes[static_cast<std::size_t>(here.fail)];
        here.report = fail.phrases.empty() ? fail.report : here.fail;
        for (const auto &[letter, next] : here.next) {
            m_nodes[static_cast<std::size_t>(next)].fail = step(here.fail, letter);
            queue.push_back(next);
        }
    }
}

void PhraseIndex::report(int node, QStringView text, qsizetype end, Hits &hits) const
{
    for (const int number : m_nodes[static_cast<std::size_t>(node)].phrases) {
        const Phrase &phrase = m_phrases[static_cast<std::size_t>(number)];
        const qsizetype begin = end - phrase.length;
        if ((phrase.wholeStart && !edgeBetween(text, begin - 1, begin)) ||
            (phrase.wholeEnd && !edgeBetween(text, end - 1, end)))
            continue;
        hits.add(number, {.begin = begin, .end = end});
    }
}

Hits PhraseIndex::find(QStringView folded) const
{
    Hits hits;
    int node = 0;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        node = step(node, folded[i].unicode());
        for (int at = node; at != 0; at = m_nodes[static_cast<std::size_t>(at)].report)
            report(at, folded, i + 1, hits);
    }
    return hits;
}

} // namespace posthorn::diagnose
