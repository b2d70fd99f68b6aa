// SPDX-License-Identifier: MIT
#include "diagnose/PhraseIndex.h"

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

PhraseIndex::PhraseIndex(const Phrases &phrases) : m_phrases(std::vector<Phrase>(phrases.rows()))
{
    std::vector<Node> nodes;
    layOut(phrases.sprouts(), nodes);
    const std::span<Node> links(nodes); // a vector's rows stay where they are when it moves
    m_nodes = Table<Node>(std::move(nodes));
    setFirsts();
    for (int node = 0; node < m_nodes.size(); ++node)
        linkSuffixes(node, links);
}

PhraseIndex::PhraseIndex(TableReader &in)
    : m_phrases(in.next<Phrase>()), m_nodes(in.next<Node>()), m_letters(in.next<char16_t>())
{
    setFirsts();
}

void PhraseIndex::write(QByteArray &out) const
{
    writeTable(out, m_phrases.rows());
    writeTable(out, m_nodes.rows());
    writeTable(out, m_letters.rows());
}

/// Level by level, so that brothers stand side by side and every suffix before what ends in it.
void PhraseIndex::layOut(const std::vector<Phrases::Sprout> &sprouts, std::vector<Node> &nodes)
{
    std::vector<std::size_t> queue{0};
    std::vector<char16_t> letters;
    queue.reserve(sprouts.size());
    letters.reserve(sprouts.size());
    nodes.reserve(sprouts.size());
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const Phrases::Sprout &sprout = sprouts[queue[i]];
        letters.push_back(sprout.letter);
        nodes.push_back({.child = static_cast<int>(queue.size()),
                         .children = static_cast<int>(sprout.children.size()),
                         .phrase = sprout.phrase});
        queue.insert(queue.end(), sprout.children.begin(), sprout.children.end());
    }
    m_letters = Table<char16_t>(std::move(letters));
}

void PhraseIndex::linkSuffixes(int node, std::span<Node> nodes) const
{
    const auto at = [&](int number) -> Node & { return nodes[static_cast<std::size_t>(number)]; };
    const Node &from = at(node);
    at(node).report = at(from.fail).phrase == Phrase::none ? at(from.fail).report : from.fail;
    for (int child = from.child; child < from.child + from.children; ++child)
        at(child).fail = node == 0 ? 0 : step(from.fail, m_letters[child]);
}

void PhraseIndex::setFirsts()
{
    for (int child = m_nodes[0].child; child < m_nodes[0].child + m_nodes[0].children; ++child) {
        const char16_t c = m_letters[child];
        (c < m_first.size() ? m_first[c] : m_firstOther[c]) = child;
    }
}

int PhraseIndex::first(char16_t c) const
{
    return c < m_first.size() ? m_first[c] : m_firstOther.value(c, 0);
}

int PhraseIndex::child(int node, char16_t c) const
{
    if (node == 0)
        return first(c);
    const Node &from = m_nodes[node];
    const char16_t *const letters = &m_letters[0] + from.child;
    const char16_t *const found = std::find(letters, letters + from.children, c);
    return found == letters + from.children ? 0 : from.child + static_cast<int>(found - letters);
}

int PhraseIndex::step(int node, char16_t c) const
{
    while (true) {
        if (const int next = child(node, c); next != 0 || node == 0)
            return next;
        node = m_nodes[node].fail;
    }
}

void PhraseIndex::report(int node, QStringView text, qsizetype end, Hits &hits) const
{
    for (int number = m_nodes[node].phrase; number != Phrase::none;) {
        const Phrase &phrase = m_phrases[number];
        const qsizetype begin = end - phrase.length;
        if ((phrase.start == Phrase::Edge::Open || edgeBetween(text, begin - 1, begin)) &&
            (phrase.end == Phrase::Edge::Open || edgeBetween(text, end - 1, end)))
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
        for (int ending = node; ending != 0; ending = m_nodes[ending].report)
            report(ending, folded, i + 1, hits);
    }
    return hits;
}

} // namespace posthorn::diagnose
