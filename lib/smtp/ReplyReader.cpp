// SPDX-License-Identifier: MIT
#include "smtp/ReplyReader.h"

#include "smtp/ServerText.h"

#include <algorithm>
#include <optional>

namespace posthorn::smtp {

namespace {

constexpr qsizetype mostEvidence = 1024;

struct Parsed
{
    int code = 0;
    bool isLast = true;
};

bool isDigit(char octet)
{
    return octet >= '0' && octet <= '9';
}

/// RFC 5321 section 4.2: a code from 2 to 5, then nothing, a blank or a hyphen.
std::optional<Parsed> parseLine(QByteArrayView line)
{
    if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, isDigit) || line.contains('\0'))
        return std::nullopt;
    if (line[0] < '2' || line[0] > '5')
        return std::nullopt;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-')
        return std::nullopt;
    return Parsed{.code = line.first(3).toByteArray().toInt(), .isLast = line.size() == 3 || line[3] == ' '};
}

QByteArrayView withoutEnd(QByteArrayView line)
{
    line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

void ReplyReader::feed(QByteArrayView bytes)
{
    if (!m_problem)
        m_buffer.append(bytes);
}

std::optional<Result<Reply>> ReplyReader::next()
{
    if (m_problem)
        return *m_problem;
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', m_scanned);
        const qsizetype length = end < 0 ? m_buffer.size() : end + 1;
        if (length > maxLine)
            return fail(Problem::Kind::ReplyTooLarge, m_buffer);
        if (end < 0) {
            m_scanned = m_buffer.size();
            return std::nullopt;
        }
        const QByteArray line = m_buffer.first(length);
        m_buffer.remove(0, length);
        m_scanned = 0;
        if (auto reply = takeLine(line))
            return reply;
    }
}

std::optional<Result<Reply>> ReplyReader::takeLine(QByteArrayView line)
{
    const QByteArrayView words = withoutEnd(line);
    const auto parsed = parseLine(words);
    const bool isFirst = m_partial.lines.isEmpty();
    if (!parsed && isFirst && !m_everWhole)
        return fail(Problem::Kind::NotSmtp, line);
    if (!parsed || (!isFirst && parsed->code != m_partial.code))
        return fail(Problem::Kind::ReplyMalformed, line);
    m_partialBytes += line.size();
    if (m_partialBytes > maxReply || m_partial.lines.size() == maxLines)
        return fail(Problem::Kind::ReplyTooLarge, line);
    m_partial.code = parsed->code;
    m_partial.lines.append(serverText(words));
    if (!parsed->isLast)
        return std::nullopt;
    m_everWhole = true;
    m_partialBytes = 0;
    Reply whole = std::exchange(m_partial, {});
    whole.enhanced = enhancedCodeAt(QStringView(whole.lines.first()).mid(4), whole.code);
    return whole;
}

Result<Reply> ReplyReader::fail(Problem::Kind kind, QByteArrayView bytes)
{
    m_problem = Problem{.kind = kind, .words = serverText(bytes.first(std::min(bytes.size(), mostEvidence)))};
    m_buffer.clear();
    return *m_problem;
}

bool ReplyReader::holdsBytes() const
{
    return !m_buffer.isEmpty() || !m_partial.lines.isEmpty();
}

QByteArray ReplyReader::leftover() const
{
    QByteArray bytes;
    for (const QString &line : m_partial.lines)
        bytes += line.toUtf8() + "\r\n";
    return (bytes + m_buffer).left(mostEvidence);
}

void ReplyReader::clear()
{
    m_buffer.clear();
    m_scanned = 0;
    m_partial = {};
    m_partialBytes = 0;
}

} // namespace posthorn::smtp
