// SPDX-License-Identifier: MIT
#include "smtp/DataFilter.h"

#include <algorithm>

namespace posthorn::smtp {

namespace {

bool endsRun(char octet)
{
    return octet == '\n' || octet == '\r' || octet == '\0';
}

} // namespace

QByteArray DataFilter::take(QByteArrayView chunk)
{
    QByteArray out;
    out.reserve(chunk.size() + chunk.size() / 32 + 8);
    for (auto at = chunk.begin(); at != chunk.end();) {
        const auto end = std::find_if(at, chunk.end(), endsRun);
        if (at != end) {
            if (m_doubles && m_atLineStart && *at == '.')
                out += '.';
            out.append(at, end - at);
            m_atLineStart = m_afterCr = false;
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
