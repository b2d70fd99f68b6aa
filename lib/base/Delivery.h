// SPDX-License-Identifier: MIT
#pragma once
// What became of one message: surely not sent, surely sent, or in doubt; and for whom.

#include "base/Address.h"
#include "base/Problem.h"

namespace posthorn {

struct RecipientResult
{
    /// InDoubt: it was accepted, and no complete reply came to the end of its message.
    enum class Status { Accepted, Refused, NotTried, InDoubt };

    Address address;
    Status status = Status::NotTried;
    std::optional<Reply> reply{};

    bool operator==(const RecipientResult &) const = default;
};
[[nodiscard]] QLatin1StringView idOf(RecipientResult::Status status);

struct Delivery
{
    /// InDoubt: the terminator was written and no complete reply came. It is never sent again by itself.
    enum class Status { NotSent, Sent, Partly, InDoubt };

    Status status = Status::NotSent;
    std::vector<RecipientResult> recipients{};
    std::optional<Reply> reply{};     ///< to the end of data
    std::optional<Problem> problem{}; ///< the first thing that went wrong, if any
    qint64 bytes = 0;
    bool wantsData = false; ///< BDAT was refused, not the message: it may go by DATA over another connection

    bool operator==(const Delivery &) const = default;
};

} // namespace posthorn

Q_DECLARE_METATYPE(posthorn::Delivery)
