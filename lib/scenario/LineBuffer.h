// SPDX-License-Identifier: MIT
#pragma once
// Bytes into bounded command lines.

#include <QByteArray>
#include <optional>

namespace posthorn::scenario {

struct CommandLine
{
    QByteArray text{};    ///< without its end
    bool bareLf = false;  ///< ended by LF alone
    bool tooLong = false; ///< `text` is only its beginning
};

class LineBuffer
{
public:
    void append(QByteArrayView bytes) { m_bytes.append(bytes); }
    /// The next whole line, of at most `most` octets without its end.
    [[nodiscard]] std::optional<CommandLine> takeLine(qsizetype most);
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    void drop(qsizetype count) { m_bytes.remove(0, count); }
    void clear() { m_bytes.clear(); }

private:
    QByteArray m_bytes{};
    bool m_overlong = false; ///< the start of a line has been cut off already
};

} // namespace posthorn::scenario
