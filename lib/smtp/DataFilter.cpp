// SPDX-License-Identifier: MIT
#include "smtp/DataFilter.h"

namespace posthorn::smtp {

namespace {

/// Where the octets end that go out as they are. Nearly all are looked at once, and copied with their lines.
const char *endOfPlain(const char *at, const char *end, bool doubles)
{
    for (; at != end; ++at) {
        if (static_cast<unsigned char>(*at) > '\r')
            continue;
        if (*at == '\n' || *at == '\0')
            return at;
        if (*at != '\r')
            continue;
        if (end - at < 2 || at[1] != '\n')
            return at;
        ++at;
        if (doubles && end - at > 1 && at[1] == '.')
            return at + 1;
    }
    return at;
}

} // namespace

QByteArray DataFilter::take(QByteArrayView chunk)
{
    QByteArray out;
    out.reserve(chunk.size() + chunk.size() / 32 + 8);
    for (auto at = chunk.begin(); at != chunk.end();) {
        const auto end = endOfPlain(at, chunk.end(), m_doubles);
        if (at != end) {
            if (m_doubles && m_atLineStart && *at == '.')
                out += '.';
            out.append(at, end - at);
            m_atLineStart = *(end - 1) == '\n';
            m_afterCr = false;
            at = end;
            continue;
        }
        const char octet = *at++;
        if (octet != '\0' && !(octet == '\n' && m_afterCr)) {
            out += "\r\n";
            m_atLineStart = true;
        }
        m_afterCr = octet == '\r' || (octet == '\0' && m_afterCr);
    }
    m_any = m_any || !out.isEmpty();
    return out;
}

QByteArray DataFilter::finish()
{
    m_afterCr = false;
    if (m_atLineStart)
        return {};
    m_atLineStart = true;
    return "\r\n";
}

} // namespace posthorn::smtp
