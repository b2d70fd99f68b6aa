// SPDX-License-Identifier: MIT
#include "review/Nearness.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace posthorn::review {

namespace {

/// On the keyboards of latin letters each row stands half a key right of the one above.
constexpr std::array<QStringView, 4> rows{u"1234567890-", u"qwertyuiop", u"asdfghjkl", u"zxcvbnm"};

/// Row and place in half keys; nothing for what is no key of these.
std::optional<std::pair<int, int>> placeOf(QChar c)
{
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (const auto at = rows.at(row).indexOf(c); at >= 0)
            return std::pair{static_cast<int>(row), static_cast<int>(2 * at + static_cast<qsizetype>(row))};
    }
    return std::nullopt;
}

bool areNeighbours(QChar a, QChar b)
{
    if (a.isDigit() != b.isDigit())
        return false; // nobody hits a digit for a letter
    const auto first = placeOf(a);
    const auto second = placeOf(b);
    return first && second && std::abs(first->first - second->first) <= 1 &&
           std::abs(first->second - second->second) <= 2;
}

int substitution(QChar typed, QChar meant)
{
    if (typed == meant)
        return 0;
    return areNeighbours(typed, meant) ? 1 : 2;
}

} // namespace

int slipsBetween(QStringView typed, QStringView meant, int most)
{
    if (std::abs(typed.size() - meant.size()) > most)
        return most + 1;
    // Damerau and Levenshtein, in the form where no part is edited twice; three rows are all it looks back
    // on.
    const auto width = static_cast<std::size_t>(meant.size()) + 1;
    std::array<std::vector<int>, 3> table{std::vector<int>(width), std::vector<int>(width),
                                          std::vector<int>(width)};
    for (std::size_t j = 0; j < width; ++j)
        table[0][j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= typed.size(); ++i) {
        auto &row = table[static_cast<std::size_t>(i % 3)];
        const auto &above = table[static_cast<std::size_t>((i + 2) % 3)];
        const auto &twoAbove = table[static_cast<std::size_t>((i + 1) % 3)];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= meant.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int replaced = above[at - 1] + substitution(typed[i - 1], meant[j - 1]);
            row[at] = std::min({replaced, above[at] + 1, row[at - 1] + 1});
            if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                row[at] = std::min(row[at], twoAbove[at - 2] + 1);
        }
        if (*std::ranges::min_element(row) > most)
            return most + 1;
    }
    return std::min(table[static_cast<std::size_t>(typed.size() % 3)].back(), most + 1);
}

} // namespace posthorn::review
