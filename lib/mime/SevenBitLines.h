// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <algorithm>
#include <utility>

namespace posthorn::mime {

/// What may stand in a 7bit part as it is: short lines of ASCII, ended by CRLF or LF (RFC 2045 §2.7).
class SevenBitLines
{
public:
    /// False as soon as something else came.
    [[nodiscard]] bool take(QByteArrayView bytes)
    {
        return std::all_of(bytes.begin(), bytes.end(), [this](char c) { return take(c); });
    }

    /// The last line may lack its line break, but not half of it.
    [[nodiscard]] bool isEnded() const { return !m_afterReturn; }

private:
    static constexpr int longestLine = 998;

    [[nodiscard]] bool take(char c)
    {
        const bool afterReturn = std::exchange(m_afterReturn, c == '\r');
        m_length = c == '\n' ? 0 : m_length + 1;
        // With 999 counted the CR of a line of 998 still fits.
        return c > 0 && (!afterReturn || c == '\n') && m_length <= longestLine + (c == '\r' ? 1 : 0);
    }

    int m_length = 0;
    bool m_afterReturn = false;
};

} // namespace posthorn::mime
