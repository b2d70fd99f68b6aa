// SPDX-License-Identifier: MIT
#pragma once
// A value or the Problem that stood in its way.

#include "base/Problem.h"

#include <utility>
#include <variant>

namespace posthorn {

template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : m_state(std::in_place_index<1>, std::move(problem)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Problem &problem() const { return std::get<1>(m_state); }

    const T *operator->() const { return &value(); }
    const T &operator*() const & { return value(); }

private:
    std::variant<T, Problem> m_state;
};

struct Done
{
    bool operator==(const Done &) const = default;
};
/// For a function that yields nothing but may fail.
using Outcome = Result<Done>;

} // namespace posthorn
