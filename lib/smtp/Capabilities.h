// SPDX-License-Identifier: MIT
#pragma once
// What a server says it can do: the lines of its answer to EHLO.

#include "base/Reply.h"

#include <QDateTime>
#include <QSet>

namespace posthorn::smtp {

/// RFC 9422: bounds of one connection and of one mail. What is no positive number is not said.
struct Bounds
{
    std::optional<int> mails{};      ///< MAILMAX: transactions of a connection
    std::optional<int> recipients{}; ///< RCPTMAX: of a transaction
    std::optional<int> domains{};    ///< RCPTDOMAINMAX: of the recipients of a transaction

    bool operator==(const Bounds &) const = default;
};

/// RFC 4865: the latest time until which the server holds a message.
struct FutureRelease
{
    std::optional<QDateTime> latest{};

    bool operator==(const FutureRelease &) const = default;
};

struct Capabilities
{
    QStringList lines{}; ///< without the code; the greeting line left out
    bool pipelining = false;
    bool startTls = false;
    bool eightBitMime = false;
    bool smtpUtf8 = false;
    bool enhancedStatusCodes = false;
    bool chunking = false;
    bool dsn = false;
    bool auth = false;
    bool requireTls = false;
    bool mtPriority = false;
    std::optional<qint64> size{}; ///< 0 means "no limit known"
    QSet<QString> mechanisms{};   ///< upper case
    std::optional<FutureRelease> futureRelease{};
    std::optional<qint64> deliverBy{}; ///< the shortest time, 0 when the server has none
    Bounds bounds{};

    bool operator==(const Capabilities &) const = default;
    [[nodiscard]] static Capabilities fromReply(const Reply &ehlo);
};

} // namespace posthorn::smtp
