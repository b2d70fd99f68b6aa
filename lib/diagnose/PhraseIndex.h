// SPDX-License-Identifier: MIT
#pragma once
// All phrases of all rules found in one pass over a text (Aho and Corasick, 1975).

#include <QDataStream>
#include <QHash>
#include <QString>
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
    /// A phrase is found as whole words; a "*" at an end lifts that for its end. Returns its number.
    int add(const QString &phrase);
    /// After the last add().
    void build();
    /// A built one, for a program that need not build it again.
    void write(QDataStream &out) const;
    void read(QDataStream &in);
    [[nodiscard]] Hits find(QStringView folded) const;
    [[nodiscard]] bool isEmpty(int phrase) const
    {
        return m_phrases[static_cast<std::size_t>(phrase)].length == 0;
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_phrases.size()); }

private:
    enum class Edge : int { Word, Open };
    // Rows of tables: nothing but numbers of one width.
    struct Phrase
    {
        int length = 0;
        Edge start = Edge::Word;
        Edge end = Edge::Word;
        int other = none; ///< a further phrase that folds to the same text
    };
    /// Flat, for there are tens of thousands. The root is 0, so that 0 says "no node" everywhere else.
    struct Node
    {
        int child = 0; ///< the first; the others stand behind it
        int children = 0;
        int fail = 0;
        int report = 0; ///< the nearest suffix that ends a phrase
        int phrase = none;
    };
    /// A node while phrases still come.
    struct Sprout
    {
        char16_t letter = 0;
        std::vector<int> children{};
        int phrase = none;
    };
    static constexpr int none = -1;

    [[nodiscard]] Node &at(int node) { return m_nodes[static_cast<std::size_t>(node)]; }
    [[nodiscard]] const Node &at(int node) const { return m_nodes[static_cast<std::size_t>(node)]; }
    [[nodiscard]] int first(char16_t c) const;
    void setFirst(char16_t c, int node);
    void setFirsts();
    [[nodiscard]] int child(int node, char16_t c) const;
    [[nodiscard]] int sproutOf(int sprout, char16_t c);
    void layOut();
    void linkSuffixes(int node);
    [[nodiscard]] int step(int node, char16_t c) const;
    void report(int node, QStringView text, qsizetype end, Hits &hits) const;

    std::vector<Phrase> m_phrases{};
    std::vector<Sprout> m_sprouts = std::vector<Sprout>(1); ///< none after build()
    std::vector<Node> m_nodes{};                            ///< level by level
    std::vector<char16_t> m_letters{}; ///< what leads to each node: those of brothers are read in one go
    QHash<QString, int> m_known{};
    std::array<int, 128> m_first{};      ///< the root's children, which are many: those of ASCII
    QHash<char16_t, int> m_firstOther{}; ///< and the others
};

} // namespace posthorn::diagnose
