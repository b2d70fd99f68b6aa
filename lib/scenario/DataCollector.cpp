// SPDX-License-Identifier: MIT
#include "scenario/DataCollector.h"

namespace posthorn::scenario {

qsizetype DataCollector::take(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (used < bytes.size() && !ended()) {
        if (m_at != At::Text) {
            step(bytes[used++]);
            continue;
        }
        const qsizetype cr = bytes.indexOf('\r', used);
        const qsizetype end = cr < 0 ? bytes.size() : cr;
        keep(bytes.sliced(used, end - used));
        used = end;
        if (cr >= 0)
            step(bytes[used++]);
    }
    return used;
}

void DataCollector::step(char octet)
{
    // The dot at the start of a line is withheld, and a CR behind it until the LF has or has not come.
    const At next = after(octet);
    if (m_at == At::DotCr && next != At::End)
        keep("\r");
    if (next != At::Dot && next != At::DotCr && next != At::End)
        keep(QByteArrayView(&octet, 1));
    m_at = next;
}

DataCollector::At DataCollector::after(char octet) const
{
    const bool sawCr = m_at == At::Cr || m_at == At::DotCr;
    if (sawCr && octet == '\n')
        return m_at == At::DotCr ? At::End : At::LineStart;
    if (octet == '\r')
        return m_at == At::Dot ? At::DotCr : At::Cr;
    return m_at == At::LineStart && octet == '.' ? At::Dot : At::Text;
}

void DataCollector::keep(QByteArrayView bytes)
{
    if (m_message.size() + bytes.size() > m_most)
        m_tooLarge = true;
    if (m_tooLarge)
        m_message.clear();
    else
        m_message.append(bytes);
}

} // namespace posthorn::scenario
