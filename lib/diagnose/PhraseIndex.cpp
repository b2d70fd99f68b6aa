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
    static const auto ascii = [] {
        std::array<bool, 128> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = QChar(static_cast<char16_t>(i)).isLetterOrNumber();
        return all;
    }();
    return c.unicode() < ascii.size() ? ascii[c.unicode()] : c.isLetterOrNumber() && c.unicode() < 0x2E80;
}

bool edgeBetween(QStringView text, qsizetype left, qsizetype right)
{
    return left < 0 || right >= text.size() || !isWordCharacter(text[left]) || !isWordCharacter(text[right]);
}

} // namespace

void Hits::add(int phrase, const Hit &hit)
{
    m_isThere[static_cast<std::size_t>(phrase)] = true;
    auto &places = m_hits[phrase];
    if (places.size() == most)
        places.pop_back();
    places.push_back(hit);
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
    int sprout = 0;
    for (const QChar c : text)
        sprout = sproutOf(sprout, c.unicode());
    const int number = count();
    m_phrases.push_back({.length = static_cast<int>(text.size()),
                         .start = openStart ? Edge::Open : Edge::Word,
                         .end = openEnd ? Edge::Open : Edge::Word,
                         .other = std::exchange(m_sprouts[static_cast<std::size_t>(sprout)].phrase, number)});
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
    const Node &from = at(node);
    const char16_t *const letters = m_letters.data() + from.child;
    const char16_t *const found = std::find(letters, letters + from.children, c);
    return found == letters + from.children ? 0 : from.child + static_cast<int>(found - letters);
}

int PhraseIndex::sproutOf(int sprout, char16_t c)
{
    const auto &children = m_sprouts[static_cast<std::size_t>(sprout)].children;
    const auto known = std::find_if(children.begin(), children.end(), [&](int child) {
        return m_sprouts[static_cast<std::size_t>(child)].letter == c;
    });
    if (known != children.end())
        return *known;
    const int fresh = static_cast<int>(m_sprouts.size());
    m_sprouts[static_cast<std::size_t>(sprout)].children.push_back(fresh);
    m_sprouts.push_back({.letter = c});
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
    layOut();
    setFirsts();
    for (int node = 0; node < static_cast<int>(m_nodes.size()); ++node)
        linkSuffixes(node);
}

/// Level by level, so that brothers stand side by side and every suffix before what ends in it.
void PhraseIndex::layOut()
{
    std::vector<int> queue{0};
    queue.reserve(m_sprouts.size());
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const Sprout &sprout = m_sprouts[static_cast<std::size_t>(queue[i])];
        m_letters.push_back(sprout.letter);
        m_nodes.push_back({.child = static_cast<int>(queue.size()),
                           .children = static_cast<int>(sprout.children.size()),
                           .phrase = sprout.phrase});
        queue.insert(queue.end(), sprout.children.begin(), sprout.children.end());
    }
    m_sprouts.clear();
}

void PhraseIndex::linkSuffixes(int node)
{
    const Node &from = at(node);
    at(node).report = at(from.fail).phrase == none ? at(from.fail).report : from.fail;
    for (int child = from.child; child < from.child + from.children; ++child)
        at(child).fail = node == 0 ? 0 : step(from.fail, m_letters[static_cast<std::size_t>(child)]);
}

void PhraseIndex::setFirsts()
{
    for (int child = at(0).child; child < at(0).child + at(0).children; ++child)
        setFirst(m_letters[static_cast<std::size_t>(child)], child);
}

void PhraseIndex::write(QDataStream &out) const
{
    writeTable(out, m_nodes);
    writeTable(out, m_letters);
    writeTable(out, m_phrases);
}

void PhraseIndex::read(QDataStream &in)
{
    readTable(in, m_nodes);
    readTable(in, m_letters);
    readTable(in, m_phrases);
    setFirsts();
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
    Hits hits(count());
    int node = 0;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        node = step(node, folded[i].unicode());
        for (int ending = node; ending != 0; ending = at(ending).report)
            report(ending, folded, i + 1, hits);
    }
    return hits;
}

} // namespace posthorn::diagnose
