// SPDX-License-Identifier: MIT
#include "scenario/LineBuffer.h"

namespace posthorn::scenario {

std::optional<CommandLine> LineBuffer::takeLine(qsizetype most)
{
    const qsizetype end = m_bytes.indexOf('\n');
    if (end < 0) {
        if (m_bytes.size() > most + 1) {
            m_overlong = true;
            m_bytes.truncate(most);
        }
        return std::nullopt;
    }
    CommandLine line{.text = m_bytes.left(end)};
    line.bareLf = !line.text.endsWith('\r');
    if (!line.bareLf)
        line.text.chop(1);
    line.tooLong = std::exchange(m_overlong, false) || line.text.size() > most;
    line.text.truncate(most);
    drop(end + 1);
    return line;
}

} // namespace posthorn::scenario
