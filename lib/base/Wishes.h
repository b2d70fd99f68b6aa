// SPDX-License-Identifier: MIT
#pragma once
// What a sender may want of the way of a message beyond its delivery. A default value means "not wanted".

#include "base/Address.h"

#include <QDateTime>

#include <chrono>

namespace posthorn {

/// Reports on the message's way (RFC 3461). Where a server has no DSN they are left out, and the step says
/// so.
struct ReportWish
{
    enum class Content { Unsaid, Headers, Full };
    /// On which events; none of them means NEVER.
    struct Events
    {
        bool success = false;
        bool failure = false;
        bool delay = false;

        bool operator==(const Events &) const = default;
    };

    Content content = Content::Unsaid; ///< RET: how much of the message a report brings back
    QString id{};                      ///< ENVID: printable ASCII, 1 to 100 octets
    std::optional<Events> notify{};    ///< NOTIFY, the same for every recipient

    bool operator==(const ReportWish &) const = default;
    /// ORCPT goes with it, for every recipient.
    [[nodiscard]] bool isWanted() const { return content != Content::Unsaid || !id.isEmpty() || notify; }
};

/// RFC 2852. Return is a promise: a server without DELIVERBY gets no mail. Notify is left out there.
struct DeliverBy
{
    enum class Otherwise { Notify, Return };

    std::chrono::seconds within{}; ///< 1 to 999999999; with Notify it may be 0 or negative
    Otherwise otherwise = Otherwise::Return;
    bool trace = false;

    bool operator==(const DeliverBy &) const = default;
};

struct Wishes
{
    ReportWish report{};
    bool requireTls = false;              ///< RFC 8689; a promise: without REQUIRETLS no mail is sent
    std::optional<QDateTime> holdUntil{}; ///< RFC 4865; a promise: without FUTURERELEASE no mail is sent
    std::optional<DeliverBy> deliverBy{};
    std::optional<int> mtPriority{};    ///< RFC 6710: -9 to 9; left out where it is not offered
    std::optional<Address> submitter{}; ///< AUTH= (RFC 4954 section 5): who handed the message in first

    bool operator==(const Wishes &) const = default;
};

} // namespace posthorn
