// SPDX-License-Identifier: MIT
#include "explain/Template.h"

#include "base/VisibleText.h"

namespace posthorn::explain {

namespace {

constexpr qsizetype longestArgument = 300;

QString shown(const QString &argument)
{
    QString line = argument;
    for (const QChar blank : {u'\n', u'\r', u'\t'})
        line.replace(blank, u' ');
    return visibleText(line, longestArgument);
}

/// Where the bracket or brace opened at `open` closes; the end of the text when it does not.
qsizetype closing(QStringView text, qsizetype open, QChar close)
{
    const qsizetype end = text.indexOf(close, open);
    return end < 0 ? text.size() : end;
}

/// Where the next gap or choice opens; the end of the text when none does.
qsizetype opening(QStringView text, qsizetype from)
{
    while (from < text.size() && text[from] != u'{' && text[from] != u'[')
        ++from;
    return from;
}

std::optional<QString> gap(QStringView inside, const Arguments &arguments)
{
    const qsizetype bar = inside.indexOf(u'|');
    const QString value = arguments.value((bar < 0 ? inside : inside.first(bar)).toString());
    if (!value.isEmpty())
        return shown(value);
    return bar < 0 ? std::nullopt : std::optional(inside.sliced(bar + 1).toString());
}

} // namespace

std::optional<QString> filled(QStringView text, const Arguments &arguments)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'{') {
            const qsizetype end = closing(text, i, u'}');
            const auto value = gap(text.sliced(i + 1, end - i - 1), arguments);
            if (!value)
                return std::nullopt;
            result += *value;
            i = end;
        } else if (text[i] == u'[') {
            const qsizetype end = closing(text, i, u']');
            result += filled(text.sliced(i + 1, end - i - 1), arguments).value_or(QString());
            i = end;
        } else {
            const qsizetype end = opening(text, i);
            result += text.sliced(i, end - i);
            i = end - 1;
        }
    }
    return result;
}

} // namespace posthorn::explain
