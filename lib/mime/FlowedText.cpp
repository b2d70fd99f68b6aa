// SPDX-License-Identifier: MIT
#include "mime/FlowedText.h"

#include <QStringList>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usualWidth = 72; // with quotes and stuffing it stays below the 78 of RFC 3676 §4.2
constexpr auto signatureMark = "-- "_L1;

qsizetype countAtStart(QStringView text, QChar c)
{
    qsizetype count = 0;
    while (count < text.size() && text[count] == c)
        ++count;
    return count;
}

/// A reader takes one blank away (RFC 3676 §4.4).
bool needsStuffing(QStringView line)
{
    return line.startsWith(u' ') || line.startsWith(u'>') || line.startsWith("From "_L1);
}

QStringView withoutBlanksAtEnd(QStringView line)
{
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

/// Where the first line of `text` ends: behind a blank, or at the end of `text`.
qsizetype cutIn(QStringView text, qsizetype width)
{
    if (text.size() <= width)
        return text.size();
    qsizetype blank = text.first(width).lastIndexOf(u' ');
    if (blank <= 0)
        blank = text.indexOf(u' ', width);
    if (blank < 0)
        return text.size();
    // A line of its own, "-- " begins a signature.
    return text.first(blank + 1) == signatureMark ? cutIn(text.sliced(blank + 1), width) + blank + 1
                                                  : blank + 1;
}

QStringList flowedLine(QStringView line)
{
    const QString quotes(countAtStart(line, u'>'), u'>');
    QStringView text = line.sliced(quotes.size());
    if (!quotes.isEmpty() && text.startsWith(u' '))
        text = text.sliced(1);
    if (text != signatureMark)
        text = withoutBlanksAtEnd(text);
    QStringList lines;
    do {
        const QStringView part = text.first(cutIn(text, usualWidth));
        text = text.sliced(part.size());
        const bool stuffed = !quotes.isEmpty() || needsStuffing(part);
        lines.append(quotes + (stuffed ? u" "_s : QString()) + part.toString());
    } while (!text.isEmpty());
    return lines;
}

} // namespace

QString flowed(const QString &text)
{
    QString plain = text;
    plain.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList lines;
    for (const QStringView line : QStringView(plain).split(u'\n'))
        lines += flowedLine(line);
    return lines.join(u'\n');
}

} // namespace posthorn::mime
