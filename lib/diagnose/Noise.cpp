// SPDX-License-Identifier: MIT
#include "diagnose/Noise.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

constexpr qsizetype longestLine = 2000;

bool matches(const QRegularExpression &expression, QStringView line)
{
    return expression.match(line).hasMatch();
}

bool saysSuccess(QStringView line)
{
    if (!line.contains(u'2') && !line.contains(u'3'))
        return false;
    static const QRegularExpression expression(
        uR"((?:^|[^\w\s])\s*(?:b?['"])?(?:25[0-2]|235|221|211|214|354|334)(?:[ -]|$))"_s);
    static const QRegularExpression failure(uR"((?:^|[^\w.])[45][0-5]\d[ -])"_s);
    return expression.match(line).hasMatch() && !failure.match(line).hasMatch() &&
           !line.contains(u"expected", Qt::CaseInsensitive) && !line.contains(u"said:");
}

/// A line of a log that shows what the client sent.
bool isCommand(QStringView line)
{
    static const QRegularExpression expression(
        uR"((?:^|[^\w\s]\s*|\bsent\s*)'?(?:[EHL]H?LO|AUTH|STARTTLS|MAIL FROM|RCPT TO|DATA|BDAT|RSET|NOOP)\b)"_s);
    return matches(expression, line);
}

/// The greeting is no answer; behind a command, 220 is one.
bool isReady(QStringView line)
{
    static const QRegularExpression expression(uR"((?:^|[^\w\s])\s*(?:b?['"])?220[ -])"_s);
    return matches(expression, line);
}

/// Looking at the first character spares most lines an expression.
bool mayBeFrame(QStringView line)
{
    return !line.isEmpty() && (line.front().isSpace() || QStringView(u"#{}*").contains(line.front()));
}

/// Java, JavaScript and .NET: "at a.b(c)"; Ruby: "from /x.rb:1:in"; PHP: "#0 /x.php(1)"; and what curl tells
/// of a handshake that goes well.
bool isFrame(QStringView line)
{
    if (!mayBeFrame(line))
        return false;
    static const QRegularExpression expression(
        uR"(^\s+at\s+\S{1,300}[.(:/]|^\s+from\s+\S{1,300}:\d{1,6}:in\s|^#\d{1,3}\s+\S{1,300}\(\d|^[{}] \[\d+ bytes|^\* TLSv[\d.]+ .{5,8}TLS (?:handshake|change)|^\*  CA(?:file|path):|close notify)"_s);
    return matches(expression, line);
}

/// Python: the frame's source stands in the next line, marked in the one after.
bool isPythonFrame(QStringView line)
{
    if (!mayBeFrame(line))
        return false;
    static const QRegularExpression expression(uR"(^\s*File ".{1,300}", line \d)"_s);
    return matches(expression, line);
}

/// MailKit tells with every handshake that fails what may be the reason: none of it is known.
bool isPossibility(QStringView line)
{
    const QStringView words = line.trimmed();
    if (words.isEmpty() || !QStringView(u"OT123456").contains(words.front()))
        return false;
    static const QRegularExpression expression(
        uR"(^(?:(?:One|The other) possibility is that|[1-6]\. (?:The server is using a self-signed|The local system is missing|A Certificate Authority CRL|The certificate presented|The set of SSL/TLS)))"_s);
    return matches(expression, words);
}

bool isIndented(QStringView line)
{
    return line.startsWith("    "_L1);
}

} // namespace

QString withoutNoise(const QString &text)
{
    QList<QStringView> kept;
    bool inSource = false;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (line.size() > longestLine) {
            kept.append(line);
            continue;
        }
        const bool python = isPythonFrame(line);
        inSource = python || (inSource && isIndented(line));
        if (inSource || isFrame(line) || isPossibility(line))
            continue;
        const bool success = saysSuccess(line);
        if (!success && !line.contains("220"_L1)) {
            kept.append(line);
            continue;
        }
        const bool answers = !kept.isEmpty() && isCommand(kept.constLast());
        if (!success && !(answers && isReady(line)))
            kept.append(line);
        else if (answers)
            kept.removeLast();
    }
    QString words;
    words.reserve(text.size());
    for (const QStringView line : kept)
        words.append(line).append(u'\n');
    words.chop(1);
    return words;
}

} // namespace posthorn::diagnose
