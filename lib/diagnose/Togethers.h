// SPDX-License-Identifier: MIT
#pragma once
// Groups of phrases, all in one table: a rule has hundreds, and is read and gone through in one piece.

#include <span>
#include <vector>

namespace posthorn::diagnose {

/// The numbers of phrases that must all occur, near each other.
using Together = std::span<const int>;

class Togethers
{
public:
    class Iterator
    {
    public:
        explicit Iterator(const int *at) : m_at(at) {}
        Together operator*() const { return {m_at + 1, static_cast<std::size_t>(*m_at)}; }
        Iterator &operator++()
        {
            m_at += 1 + *m_at;
            return *this;
        }
        bool operator==(const Iterator &other) const = default;

    private:
        const int *m_at = nullptr; ///< how many phrases come now; they follow
    };

    void add(const std::vector<int> &phrases)
    {
        row.push_back(static_cast<int>(phrases.size()));
        row.insert(row.end(), phrases.begin(), phrases.end());
    }
    [[nodiscard]] bool empty() const { return row.empty(); }
    [[nodiscard]] Iterator begin() const { return Iterator(row.data()); }
    [[nodiscard]] Iterator end() const { return Iterator(row.data() + row.size()); }

    std::vector<int> row{}; ///< as it is written and read
};

} // namespace posthorn::diagnose
