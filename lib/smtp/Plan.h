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
    std::chrono::milliseconds idle{60'000}; ///< open and signed in, with nothing to send

    bool operator==(const Timeouts &) const = default;
};

/// What this side proves itself with under TLS; empty: with nothing.
struct ClientIdentity
{
    QByteArray certificatePem{}; ///< with the certificates that lead to its authority, if any
    QByteArray keyPem{};
    Secret keyPassword{};

    [[nodiscard]] bool isEmpty() const { return certificatePem.isEmpty(); }
    [[nodiscard]] bool equals(const ClientIdentity &other) const;
};

/// Only ever what somebody named here: no proxy of the system or of the environment is asked.
struct Proxy
{
    enum class Kind { Socks5, Http };

    Kind kind = Kind::Socks5;
    QString host{};
    quint16 port = 0;
    QString user{}; ///< empty: it wants no sign-in
    Secret password{};

    bool operator==(const Proxy &other) const;
};

struct Plan
{
    Endpoint endpoint{};
    /// Talk to this address while names and certificates are checked for endpoint.host; no DNS is asked.
    std::optional<Endpoint> connectTo{};
    Family family = Family::Any;
    /// Asked for names in place of the system's resolver; its host is an address.
    std::optional<Endpoint> dnsServer{};
    QString heloName = QStringLiteral("[127.0.0.1]");

    AuthMethod auth = AuthMethod::Auto;
    QString user{};
    Secret secret{};
    /// Without it a password goes out only under TLS, or when the connected address is loopback.
    bool allowCleartextAuth = false;

    QByteArray trustedPem{}; ///< certificate authorities trusted in addition to the system's
    ClientIdentity identity{};
    std::optional<Proxy> proxy{};

    /// The last stage to reach. Up to Recipient nothing is sent; Send needs a body.
    Stage until = Stage::Auth;
    Envelope envelope{};
    /// The messages come by event::NextMessage, each with an envelope of its own, until
    /// event::NoMoreMessages. Until the first one comes the connection stands open, secured and signed in:
    /// warm.
    bool queued = false;
    /// Where a server's bounds split a message over several transactions, what one took is not taken back.
    Partial partial = Partial::Stop;
    bool chunking = false; ///< BDAT (RFC 3030) where it is offered, in place of DATA
    Timeouts timeouts{};

    /// EXTERNAL and ANONYMOUS need no name.
    [[nodiscard]] bool wantsAuth() const;
};

/// One connection can carry the messages of both: only their envelopes differ, and how far they go.
[[nodiscard]] bool mayShareConnection(const Plan &one, const Plan &other);

} // namespace posthorn::smtp
