// SPDX-License-Identifier: MIT
#include "mime/Calendar.h"

#include <QStringList>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// Content lines, with what was folded joined again (RFC 5545 §3.1).
QStringList contentLines(QString calendar)
{
    calendar.replace("\r\n"_L1, "\n"_L1).remove("\n "_L1).remove("\n\t"_L1);
    return calendar.trimmed().split(u'\n');
}

bool isToken(QStringView text)
{
    return !text.isEmpty() && text.size() <= 40 && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

bool isLine(const QString &line, QLatin1StringView wanted)
{
    return line.trimmed().compare(wanted, Qt::CaseInsensitive) == 0;
}

} // namespace

Result<QByteArray> calendarMethod(const QString &calendar)
{
    const QStringList lines = contentLines(calendar);
    if (!isLine(lines.first(), "BEGIN:VCALENDAR"_L1) || !isLine(lines.last(), "END:VCALENDAR"_L1))
        return badInput(u"calendar"_s, u"does not begin with BEGIN:VCALENDAR and end with END:VCALENDAR"_s);
    for (const QString &line : lines.sliced(1)) {
        if (line.startsWith("BEGIN:"_L1, Qt::CaseInsensitive))
            break; // what follows belongs to an event
        if (!line.startsWith("METHOD:"_L1, Qt::CaseInsensitive))
            continue;
        const QString method = line.sliced(7).trimmed().toUpper();
        if (!isToken(method))
            return badInput(u"calendar"_s, u"its METHOD \"%1\" is none"_s.arg(method.left(100)));
        return method.toLatin1();
    }
    return QByteArray();
}

} // namespace posthorn::mime
