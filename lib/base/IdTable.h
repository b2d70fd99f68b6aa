// SPDX-License-Identifier: MIT
#pragma once
// One constexpr table per enum is the only place that knows its ids.

#include <QLatin1StringView>
#include <QStringView>
#include <array>
#include <cstddef>
#include <optional>

namespace posthorn {

template <class Enum>
struct Named
{
    Enum value{};
    QLatin1StringView id{};
};

template <class Enum, std::size_t N>
using IdTable = std::array<Named<Enum>, N>;

/// Every entry stands at its enumerator's place up to `last`, so none is missing and none stands twice.
template <class Enum, std::size_t N>
[[nodiscard]] consteval bool isWhole(const IdTable<Enum, N> &table, Enum last)
{
    for (std::size_t i = 0; i < N; ++i)
        if (table[i].value != static_cast<Enum>(i) || table[i].id.isEmpty())
            return false;
    return N == static_cast<std::size_t>(last) + 1;
}

/// Empty for a value that is no enumerator.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr QLatin1StringView idIn(const IdTable<Enum, N> &table, Enum value)
{
    const auto place = static_cast<std::size_t>(value);
    return place < N ? table[place].id : QLatin1StringView();
}

template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> valueIn(const IdTable<Enum, N> &table, QStringView id)
{
    for (const auto &entry : table)
        if (id == entry.id)
            return entry.value;
    return std::nullopt;
}

} // namespace posthorn
