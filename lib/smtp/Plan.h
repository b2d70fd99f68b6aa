// SPDX-License-Identifier: MIT
#pragma once
// Everything one connection needs to know, decided before it starts. A Plan is a value: a new wish is a new
// Plan.

#include "base/AuthMethod.h"
#include "base/Endpoint.h"
#include "base/Envelope.h"
#include "base/Secret.h"
#include "base/Stage.h"

#include <chrono>

namespace posthorn::smtp {

/// What happens when a server refuses some recipients for good. A 4xx for one never holds the others back.
enum class Partial {
    All,      ///< nobody gets it
    Accepted, ///< the others get it
    Stop      ///< nobody gets it yet: report, and let the person decide
};
[[nodiscard]] QLatin1StringView idOf(Partial partial);
[[nodiscard]] std::optional<Partial> partialFromId(QStringView id);

/// RFC 5321 §4.5.3.2, with DESIGN.md §6.
struct Timeouts
{
    std::chrono::milliseconds connect{30'000};
    std::chrono::milliseconds tls{30'000};
    std::chrono::milliseconds greeting{300'000};
    std::chrono::milliseconds command{300'000};
    std::chrono::milliseconds data{120'000};
    std::chrono::milliseconds block{180'000}; ///< without progress
    std::chrono::milliseconds finalDot{600'000};
    std::chrono::milliseconds quit{5'000};

    bool operator==(const Timeouts &) const = default;
};

enum class Family { Any, V4, V6 };

struct Plan
{
    Endpoint endpoint{};
    /// Talk to this address while names and certificates are checked for endpoint.host; no DNS is asked.
    std::optional<Endpoint> connectTo{};
    Family family = Family::Any;
    QString heloName = QStringLiteral("[127.0.0.1]");

    AuthMethod auth = AuthMethod::Auto;
    QString user{};
    Secret secret{};
    /// Without it a password goes out only under TLS, or when the connected address is loopback.
    bool allowCleartextAuth = false;

    QByteArray trustedPem{}; ///< certificate authorities trusted in addition to the system's

    /// The last stage to reach. Up to Recipient nothing is sent; Send needs a body.
    Stage until = Stage::Auth;
    Envelope envelope{};
    Partial partial = Partial::Stop;
    Timeouts timeouts{};

    [[nodiscard]] bool wantsAuth() const { return auth != AuthMethod::None && !user.isEmpty(); }
};

} // namespace posthorn::smtp
