// SPDX-License-Identifier: MIT
#pragma once
// What a server says it can do: the lines of its answer to EHLO.

#include "base/Reply.h"

#include <QSet>

namespace posthorn::smtp {

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
    std::optional<qint64> size{}; ///< 0 means "no limit known"
    QSet<QString> mechanisms{};   ///< upper case

    bool operator==(const Capabilities &) const = default;
    [[nodiscard]] static Capabilities fromReply(const Reply &ehlo);
};

} // namespace posthorn::smtp
