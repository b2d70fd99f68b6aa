// SPDX-License-Identifier: MIT
#include "names/Name.h"

#include "base/IpLiteral.h"

#include <QUrl>

#include <algorithm>

namespace posthorn::names {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 dnsPort = 53;

bool isIp(QStringView text)
{
    return isIpv4(text) || isIpv6(text);
}

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
}

/// The underscore is no letter of a host, but the first of services and policies (RFC 8552).
bool isLabel(QByteArrayView label)
{
    const auto belongs = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !label.isEmpty() && label.size() <= 63 && std::ranges::all_of(label, belongs);
}

} // namespace

std::optional<QByteArray> asciiName(QStringView name)
{
    const QString text = (name.endsWith(u'.') ? name.chopped(1) : name).toString();
    const QByteArray ascii = isAscii(text) ? text.toLatin1().toLower() : QUrl::toAce(text);
    const auto labels = ascii.split('.');
    const bool fits = ascii.size() <= 253 && std::ranges::all_of(labels, isLabel);
    return fits ? std::optional(ascii) : std::nullopt;
}

std::optional<Endpoint> dnsServerFrom(QStringView text)
{
    if (isIp(text))
        return Endpoint{.host = text.toString(), .port = dnsPort, .security = Security::None};
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    auto server = endpointFromAuthority(bracketed ? text.toString() + u":53"_s : text.toString());
    if (!server || !isIp(server->host))
        return std::nullopt;
    server->security = Security::None;
    return server;
}

} // namespace posthorn::names
