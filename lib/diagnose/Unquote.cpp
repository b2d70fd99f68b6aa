// SPDX-License-Identifier: MIT
#include "diagnose/Unquote.h"

#include <QList>
#include <algorithm>

namespace posthorn::diagnose {

namespace {

using Lines = QList<QStringView>;

constexpr int deepest = 8;

bool isQuoted(QStringView line)
{
    return line.startsWith(u'>') && (line.size() == 1 || line[1] == u' ' || line[1] == u'>');
}

/// curl, swaks and their like write "> EHLO" and "< 250".
bool isAnswer(QStringView line)
{
    return line.size() > 1 && line[0] == u'<' && QStringView(u" -~=<*").contains(line[1]);
}

/// Two quoted lines in a row are no chance; one alone may be a prompt or a command.
bool isQuotation(const Lines &lines)
{
    const auto both = [](QStringView one, QStringView next) { return isQuoted(one) && isQuoted(next); };
    return std::none_of(lines.begin(), lines.end(), isAnswer) &&
           std::adjacent_find(lines.begin(), lines.end(), both) != lines.end();
}

QStringView withoutMark(QStringView line)
{
    if (!isQuoted(line))
        return line;
    return line.sliced(line.size() > 1 && line[1] == u' ' ? 2 : 1);
}

} // namespace

QString withoutQuoteMarks(const QString &text)
{
    if (!text.startsWith(u'>') && !text.contains(u"\n>"))
        return text;
    Lines lines = QStringView(text).split(u'\n');
    for (int depth = 0; depth < deepest && isQuotation(lines); ++depth)
        std::transform(lines.begin(), lines.end(), lines.begin(), withoutMark);
    QString plain;
    plain.reserve(text.size());
    for (const QStringView line : lines)
        plain.append(line).append(u'\n');
    plain.chop(1);
    return plain;
}

} // namespace posthorn::diagnose
