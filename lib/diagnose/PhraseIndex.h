// SPDX-License-Identifier: MIT
#pragma once
// All phrases of all rules found in one pass over a text (Aho and Corasick, 1975).

#include "diagnose/Phrases.h"
#include "diagnose/Table.h"

#include <QHash>
#include <array>
#include <vector>

namespace posthorn::diagnose {

struct Hit
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// Where each phrase of an index was found in one text; most phrases are in no text.
class Hits
{
public:
    /// Occurrences kept of one phrase; the last one is always among them.
    static constexpr std::size_t most = 32;

    explicit Hits(int phrases) : m_isThere(static_cast<std::size_t>(phrases)) {}

    void add(int phrase, const Hit &hit);
    [[nodiscard]] const std::vector<Hit> &of(int phrase) const
    {
        return m_isThere[static_cast<std::size_t>(phrase)] ? *m_hits.constFind(phrase) : m_none;
    }
    /// The phrases found, lowest number first.
    [[nodiscard]] std::vector<int> phrases() const;

private:
    std::vector<bool> m_isThere{}; ///< asked tens of thousands of times a text, and mostly no
    QHash<int, std::vector<Hit>> m_hits{};
    std::vector<Hit> m_none{};
};

class PhraseIndex
{
public:
    PhraseIndex() = default;
    explicit PhraseIndex(const Phrases &phrases);
    /// One that write() wrote, for a program that need not build it again. The bytes must stay.
    explicit PhraseIndex(TableReader &in);
    void write(QByteArray &out) const;

    [[nodiscard]] Hits find(QStringView folded) const;
    [[nodiscard]] int count() const { return m_phrases.size(); }

private:
    /// Flat, for there are tens of thousands. The root is 0, so that 0 says "no node" everywhere else.
    struct Node
    {
        int child = 0; ///< the first; the others stand behind it
        int children = 0;
        int fail = 0;
        int report = 0; ///< the nearest suffix that ends a phrase
        int phrase = Phrase::none;
    };

    [[nodiscard]] int first(char16_t c) const;
    void setFirsts();
    [[nodiscard]] int child(int node, char16_t c) const;
    [[nodiscard]] int step(int node, char16_t c) const;
    void layOut(const std::vector<Phrases::Sprout> &sprouts, std::vector<Node> &nodes);
    void linkSuffixes(int node, std::span<Node> nodes) const;
    void report(int node, QStringView text, qsizetype end, Hits &hits) const;

    Table<Phrase> m_phrases{};
    Table<Node> m_nodes{};               ///< level by level
    Table<char16_t> m_letters{};         ///< what leads to each node: those of brothers are read in one go
    std::array<int, 128> m_first{};      ///< the root's children, which are many: those of ASCII
    QHash<char16_t, int> m_firstOther{}; ///< and the others
};

} // namespace posthorn::diagnose
