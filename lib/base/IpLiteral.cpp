// SPDX-License-Identifier: MIT
#include "base/IpLiteral.h"

#include <QUrl>
#include <algorithm>

namespace posthorn {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isOctet(QStringView text)
{
    const bool leadingZero = text.size() > 1 && text.front() == u'0';
    return !text.isEmpty() && text.size() <= 3 && !leadingZero && std::ranges::all_of(text, isDigit) &&
           text.toInt() <= 255;
}

} // namespace

bool isIpv4(QStringView text)
{
    if (text.size() > 15)
        return false;
    const auto parts = text.split(u'.');
    return parts.size() == 4 && std::ranges::all_of(parts, isOctet);
}

bool isIpv6(QStringView text)
{
    constexpr qsizetype longest = 45; // eight groups, the last two as IPv4
    const auto belongs = [](QChar c) { return isHexDigit(c) || c == u':' || c == u'.'; };
    if (text.size() > longest || !text.contains(u':') || !std::ranges::all_of(text, belongs))
        return false;
    QUrl url; // QHostAddress would need Qt Network, which only the rooms of the network may use
    url.setHost(text.toString(), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty();
}

} // namespace posthorn
