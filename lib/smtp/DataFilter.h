// SPDX-License-Identifier: MIT
#pragma once
// A message on its way into DATA or BDAT: every line ends with CRLF; for DATA a leading dot is doubled
// (RFC 5321 sections 2.3.8 and 4.5.2). It streams: what comes out is the same however the message was cut.

#include <QByteArray>

namespace posthorn::smtp {

class DataFilter
{
public:
    enum class Dots { Doubled, Kept };

    explicit DataFilter(Dots dots = Dots::Doubled) : m_doubles(dots == Dots::Doubled) {}

    /// The chunk as it goes over the wire. A bare CR or LF becomes CRLF, NUL is left out (RFC 5322 section
    /// 4: servers strip it, and a line of NUL and dot must not become a lone dot behind our back).
    [[nodiscard]] QByteArray take(QByteArrayView chunk);
    /// What is missing so that the last line is whole; nothing for an empty message. The terminator is no
    /// part of it.
    [[nodiscard]] QByteArray finish();
    /// All that came out so far, finish() included, ends with CRLF; false while nothing did.
    [[nodiscard]] bool endsWithCrlf() const { return m_any && m_atLineStart; }

private:
    bool m_doubles = true;
    bool m_any = false;
    bool m_atLineStart = true;
    bool m_afterCr = false; ///< its CRLF is out already; an LF now belongs to it
};

} // namespace posthorn::smtp
