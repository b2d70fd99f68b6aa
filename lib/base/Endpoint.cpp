// SPDX-License-Identifier: MIT
#include "base/Endpoint.h"

#include "base/IdTable.h"
#include "base/IpLiteral.h"

#include <algorithm>

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

constexpr auto securities = std::to_array<Named<Security>>({
    {Security::None, "none"_L1},
    {Security::StartTls, "starttls"_L1},
    {Security::Tls, "tls"_L1},
});
static_assert(isWhole(securities, Security::Tls));

constexpr quint16 relayPort = 25;
constexpr quint16 submissionPort = 587;  // RFC 6409
constexpr quint16 submissionsPort = 465; // RFC 8314 §3.3

bool isHostName(QStringView text)
{
    const auto belongs = [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'-' || c == u'.' || c == u'_';
    };
    return !text.isEmpty() && text.size() <= 255 && std::ranges::all_of(text, belongs);
}

std::optional<quint16> portFrom(QStringView text)
{
    const bool digits = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const auto port = digits ? text.toUShort() : quint16(0); // 0 when it is too large
    return port == 0 ? std::nullopt : std::optional(port);
}

} // namespace

QLatin1StringView idOf(Security security)
{
    return idIn(securities, security);
}

std::optional<Security> securityFromId(QStringView id)
{
    return valueIn(securities, id);
}

Security usualSecurity(quint16 port)
{
    return port == submissionsPort ? Security::Tls : Security::StartTls;
}

quint16 usualPort(Security security)
{
    switch (security) {
    case Security::None:
        return relayPort;
    case Security::StartTls:
        return submissionPort;
    case Security::Tls:
        return submissionsPort;
    }
    return submissionPort;
}

QString authority(const QString &host, quint16 port)
{
    const bool bare = host.contains(u':') && !host.startsWith(u'[');
    return (bare ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host, QString::number(port));
}

std::optional<Endpoint> endpointFromAuthority(QStringView text)
{
    const auto colon = text.lastIndexOf(u':');
    if (colon < 1)
        return std::nullopt;
    auto host = text.first(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    const auto port = portFrom(text.sliced(colon + 1));
    if (!port || !(bracketed ? isIpv6(host) : isHostName(host)))
        return std::nullopt;
    return Endpoint{.host = host.toString(), .port = *port, .security = usualSecurity(*port)};
}

} // namespace posthorn
