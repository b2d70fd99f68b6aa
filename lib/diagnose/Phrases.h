// SPDX-License-Identifier: MIT
#pragma once
// Phrases on their way into an index.

#include <QHash>
#include <QString>
#include <vector>

namespace posthorn::diagnose {

/// A row of a table: nothing but numbers of one width.
struct Phrase
{
    enum class Edge : int { Word, Open };
    static constexpr int none = -1;

    int length = 0;
    Edge start = Edge::Word;
    Edge end = Edge::Word;
    int other = none; ///< a further phrase that folds to the same text
};

/// A tree of the phrases' letters.
class Phrases
{
public:
    struct Sprout
    {
        char16_t letter = 0;
        std::vector<std::size_t> children{};
        int phrase = Phrase::none;
    };

    /// A phrase is found as whole words; a "*" at an end lifts that for its end. Returns its number.
    int add(const QString &phrase);
    [[nodiscard]] bool isEmpty(int phrase) const
    {
        return m_rows[static_cast<std::size_t>(phrase)].length == 0;
    }
    [[nodiscard]] const std::vector<Phrase> &rows() const { return m_rows; }
    /// The root is the first.
    [[nodiscard]] const std::vector<Sprout> &sprouts() const { return m_sprouts; }

private:
    [[nodiscard]] std::size_t sproutOf(std::size_t sprout, char16_t c);

    std::vector<Phrase> m_rows{};
    std::vector<Sprout> m_sprouts = std::vector<Sprout>(1);
    QHash<QString, int> m_known{};
};

} // namespace posthorn::diagnose
