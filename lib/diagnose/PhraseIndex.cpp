// SPDX-License-Identifier: MIT
#include "diagnose/PhraseIndex.h"

#include "diagnose/Fold.h"
#include "diagnose/Table.h"

#include <algorithm>
#include <utility>

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
    m_phrases.push_back({.length = static_cast<int>(text.size()),
                         .start = openStart ? Edge::Open : Edge::Word,
                         .end = openEnd ? Edge::Open : Edge::Word,
                         .other = std::exchange(at(node).phrase, number)});
    m_known.insert(phrase, number);
    return number;
}

int PhraseIndex::first(char16_t c) const
{
    return c < m_first.size() ? m_first[c] : m_firstOther.value(c, 0);
}

void PhraseIndex::setFirst(char16_t c, int node)
{
    (c < m_first.size() ? m_first[c] : m_firstOther[c]) = node;
}

int PhraseIndex::child(int node, char16_t c) const
{
    if (node == 0)
        return first(c);
    int child = at(node).child;
    while (child != 0 && at(child).letter != c)
        child = at(child).sibling;
    return child;
}

int PhraseIndex::childMade(int node, char16_t c)
{
    if (const int known = child(node, c))
        return known;
    const int fresh = static_cast<int>(m_nodes.size());
    m_nodes.push_back({.letter = c, .sibling = std::exchange(at(node).child, fresh)});
    if (node == 0)
        setFirst(c, fresh);
    return fresh;
}

int PhraseIndex::step(int node, char16_t c) const
{
    while (true) {
        if (const int next = child(node, c); next != 0 || node == 0)
            return next;
        node = at(node).fail;
    }
}

void PhraseIndex::build()
{
    std::vector<int> queue{0};
    queue.reserve(m_nodes.size());
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const int node = queue[i];
        at(node).report = at(at(node).fail).phrase == none ? at(at(node).fail).report : at(node).fail;
        for (int child = at(node).child; child != 0; child = at(child).sibling) {
            at(child).fail = node == 0 ? 0 : step(at(node).fail, static_cast<char16_t>(at(child).letter));
            queue.push_back(child);
        }
    }
}

void PhraseIndex::write(QDataStream &out) const
{
    writeTable(out, m_nodes);
    writeTable(out, m_phrases);
}

void PhraseIndex::read(QDataStream &in)
{
    readTable(in, m_nodes);
    readTable(in, m_phrases);
    for (int child = at(0).child; child != 0; child = at(child).sibling)
        setFirst(static_cast<char16_t>(at(child).letter), child);
}

void PhraseIndex::report(int node, QStringView text, qsizetype end, Hits &hits) const
{
    for (int number = at(node).phrase; number != none;) {
        const Phrase &phrase = m_phrases[static_cast<std::size_t>(number)];
        const qsizetype begin = end - phrase.length;
        if ((phrase.start == Edge::Open || edgeBetween(text, begin - 1, begin)) &&
            (phrase.end == Edge::Open || edgeBetween(text, end - 1, end)))
            hits.add(number, {.begin = begin, .end = end});
        number = phrase.other;
    }
}

Hits PhraseIndex::find(QStringView folded) const
{
    Hits hits;
    int node = 0;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        node = step(node, folded[i].unicode());
        for (int ending = node; ending != 0; ending = at(ending).report)
            report(ending, folded, i + 1, hits);
    }
    return hits;
}

} // namespace posthorn::diagnose
