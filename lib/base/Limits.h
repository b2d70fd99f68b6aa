// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <optional>

namespace posthorn {

/// What a server or a provider takes; absent means nobody said.
struct Limits
{
    std::optional<qint64> messageBytes{};
    std::optional<int> recipientsPerMessage{};
    std::optional<int> messagesPerDay{};

    bool operator==(const Limits &) const = default;
};

} // namespace posthorn
