// SPDX-License-Identifier: MIT
#pragma once
// All phrases of all rules found in one pass over a text (Aho and Corasick, 1975).

#include <QHash>
#include <QString>
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

    void add(int phrase, const Hit &hit);
    [[nodiscard]] const std::vector<Hit> &of(int phrase) const;
    /// The phrases found, lowest number first.
    [[nodiscard]] std::vector<int> phrases() const;

private:
    QHash<int, std::vector<Hit>> m_hits{};
};

class PhraseIndex
{
public:
    /// A phrase is found as whole words; a "*" at an end lifts that for its end. Returns its number.
    int add(const QString &phrase);
    /// After the last add().
    void build();
    [[nodiscard]] Hits find(QStringView folded) const;
    [[nodiscard]] bool isEmpty(int phrase) const
    {
        return m_phrases[static_cast<std::size_t>(phrase)].length == 0;
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_phrases.size()); }

private:
    struct Phrase
    {
        qsizetype length = 0;
        bool wholeStart = true;
        bool wholeEnd = true;
    };
    struct Node
    {
        std::vector<std::pair<char16_t, int>> next{}; ///< few, in the order of their coming
        int fail = 0;
        int report = 0; ///< the nearest suffix that ends a phrase
        std::vector<int> phrases{};
    };
    [[nodiscard]] int child(int node, char16_t c) const;
    [[nodiscard]] int childMade(int node, char16_t c);
    [[nodiscard]] int step(int node, char16_t c) const;
    void report(int node, QStringView text, qsizetype end, Hits &hits) const;

    std::vector<Phrase> m_phrases{};
    std::vector<Node> m_nodes = std::vector<Node>(1);
    QHash<QString, int> m_known{};
    QHash<char16_t, int> m_first{}; ///< the root's children, which are many
};

} // namespace posthorn::diagnose
