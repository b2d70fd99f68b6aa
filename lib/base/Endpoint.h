// SPDX-License-Identifier: MIT
#pragma once
// Where to talk to, and under which protection.

#include <QString>
#include <optional>

namespace posthorn {

enum class Security { None, StartTls, Tls };

/// "none", "starttls", "tls"
[[nodiscard]] QLatin1StringView idOf(Security security);
[[nodiscard]] std::optional<Security> securityFromId(QStringView id);
/// What a port means when nobody says otherwise: 465 is TLS from the start, all else STARTTLS.
[[nodiscard]] Security usualSecurity(quint16 port);
/// The port a protection means when nobody says otherwise.
[[nodiscard]] quint16 usualPort(Security security);

struct Endpoint
{
    QString host{};
    quint16 port = 587;
    Security security = Security::StartTls;

    bool operator==(const Endpoint &) const = default;
};

/// Which addresses of a host may be used.
enum class Family { Any, V4, V6 };

/// "host:port", an IPv6 literal in brackets.
[[nodiscard]] QString authority(const QString &host, quint16 port);
/// Reads "host:port" or "[v6]:port"; nothing when it is neither.
[[nodiscard]] std::optional<Endpoint> endpointFromAuthority(QStringView text);

} // namespace posthorn
