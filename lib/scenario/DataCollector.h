// SPDX-License-Identifier: MIT
#pragma once
// The message behind DATA: ends at CRLF.CRLF and at nothing that merely looks like it, dots unstuffed. Or,
// by BDAT, whatever octets come.

#include <QByteArray>

namespace posthorn::scenario {

class DataCollector
{
public:
    explicit DataCollector(qsizetype most) : m_most(most) {}

    /// Reads up to the end of data; the number of octets used.
    [[nodiscard]] qsizetype take(QByteArrayView bytes);
    /// Octets of a chunk, as they are.
    void takeChunk(QByteArrayView bytes) { keep(bytes); }
    [[nodiscard]] bool ended() const { return m_at == At::End; }
    /// More came than may; the rest was read and dropped.
    [[nodiscard]] bool tooLarge() const { return m_tooLarge; }
    [[nodiscard]] QByteArray takeMessage() { return std::exchange(m_message, {}); }

private:
    enum class At { LineStart, Text, Cr, Dot, DotCr, End };

    void step(char octet);
    [[nodiscard]] At after(char octet) const;
    void keep(QByteArrayView bytes);

    qsizetype m_most = 0;
    QByteArray m_message{};
    At m_at = At::LineStart;
    bool m_tooLarge = false;
};

} // namespace posthorn::scenario
