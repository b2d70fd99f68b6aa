// SPDX-License-Identifier: MIT
#include "mime/StyleText.h"

#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 200;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isName(QStringView text)
{
    return !text.isEmpty() &&
           std::ranges::all_of(text, [](QChar c) { return isLetter(c) || isDigit(c) || c == u'-'; });
}

bool isHexColour(QStringView text)
{
    const bool hasLength = text.size() == 4 || text.size() == 7 || text.size() == 9;
    return hasLength && text.startsWith(u'#') && std::ranges::all_of(text.sliced(1), [](QChar c) {
               return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

bool isColourFunction(QStringView text)
{
    const qsizetype bracket = text.indexOf(u'(');
    static const QStringList functions{u"rgb"_s, u"rgba"_s, u"hsl"_s, u"hsla"_s};
    return bracket > 0 && text.endsWith(u')') &&
           functions.contains(text.first(bracket).toString(), Qt::CaseInsensitive) &&
           std::ranges::all_of(text.sliced(bracket + 1).chopped(1), [](QChar c) {
               return isDigit(c) || c == u' ' || c == u',' || c == u'.' || c == u'%';
           });
}

bool isColour(QStringView text)
{
    return isHexColour(text) || isColourFunction(text) ||
           (!text.isEmpty() && std::ranges::all_of(text, isLetter));
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isDigit);
}

bool isLength(QStringView text)
{
    static const QStringList units{u""_s,   u"px"_s, u"pt"_s, u"em"_s, u"rem"_s, u"ex"_s,
                                   u"ch"_s, u"%"_s,  u"cm"_s, u"mm"_s, u"in"_s,  u"pc"_s};
    const QStringView unsignedText = text.startsWith(u'-') || text.startsWith(u'+') ? text.sliced(1) : text;
    qsizetype end = 0;
    bool hasPoint = false;
    while (end < unsignedText.size() &&
           (isDigit(unsignedText[end]) || (unsignedText[end] == u'.' && !hasPoint)))
        hasPoint = unsignedText[end++] == u'.' || hasPoint;
    const bool hasDigit = std::ranges::any_of(unsignedText.first(end), isDigit);
    return hasDigit && units.contains(unsignedText.sliced(end).toString(), Qt::CaseInsensitive);
}

/// Names of fonts, each in single quotes where it has a blank; nothing when one is no name.
std::optional<QString> families(const QString &value)
{
    QStringList all;
    for (QString family : value.split(u',')) {
        family = family.trimmed();
        const bool isQuoted = family.size() > 1 && family.front() == family.back() &&
                              (family.front() == u'\'' || family.front() == u'"');
        if (isQuoted)
            family = family.sliced(1).chopped(1).simplified();
        const auto isOfName = [](QChar c) {
            return c.isLetterOrNumber() || c.isSurrogate() || c == u' ' || c == u'-' || c == u'_' ||
                   c == u'.';
        };
        if (family.isEmpty() || !std::ranges::all_of(family, isOfName))
            return std::nullopt;
        all.append(isName(family) ? family : u'\'' + family + u'\'');
    }
    return all.join(u',');
}

bool isOf(HtmlValue kind, QStringView text)
{
    switch (kind) {
    case HtmlValue::Colour:
        return isColour(text);
    case HtmlValue::Length:
        return isLength(text);
    case HtmlValue::Name:
        return isName(text);
    case HtmlValue::Number:
        return isNumber(text);
    case HtmlValue::Text:
        return true;
    case HtmlValue::Family:
    case HtmlValue::Link:
    case HtmlValue::Picture:
    case HtmlValue::Style:
        return false;
    }
    return false;
}

bool isKept(const QString &part, const HtmlValueRule &rule)
{
    return rule.words.contains(part.toLower()) ||
           std::ranges::any_of(rule.kinds, [&](HtmlValue kind) { return isOf(kind, part); });
}

/// Cut at `separator`, but not within quotes or brackets.
QStringList cut(const QString &text, QChar separator)
{
    QStringList parts{QString()};
    QChar quote;
    int depth = 0;
    for (const QChar c : text) {
        if (quote.isNull() && (c == u'\'' || c == u'"'))
            quote = c;
        else if (c == quote)
            quote = QChar();
        else if (quote.isNull())
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (c == separator && quote.isNull() && depth <= 0)
            parts.append(QString());
        else
            parts.last() += c;
    }
    return parts;
}

QString withoutImportant(const QString &value)
{
    const qsizetype mark = value.lastIndexOf(u'!');
    const bool isImportant =
        mark >= 0 && value.sliced(mark + 1).trimmed().compare("important"_L1, Qt::CaseInsensitive) == 0;
    return isImportant ? value.first(mark).trimmed() : value;
}

} // namespace

std::optional<QString> keptValue(const QString &value, const HtmlValueRule &rule)
{
    if (rule.kinds.contains(HtmlValue::Text))
        return value;
    if (value.size() > longestValue)
        return std::nullopt;
    if (rule.kinds.contains(HtmlValue::Family))
        return families(value);
    const QString simple = value.simplified();
    const QStringList parts = rule.several ? cut(simple, u' ') : QStringList{simple};
    const bool all = std::ranges::all_of(parts, [&](const QString &part) { return isKept(part, rule); });
    return all ? std::optional(simple) : std::nullopt;
}

QString keptStyle(const QString &style)
{
    QStringList kept;
    for (const QString &declaration : cut(style, u';')) {
        const qsizetype colon = declaration.indexOf(u':');
        const auto rule = htmlRules().styles.constFind(
            declaration.first(std::max<qsizetype>(colon, 0)).trimmed().toLower());
        if (rule == htmlRules().styles.constEnd())
            continue;
        if (const auto value = keptValue(withoutImportant(declaration.sliced(colon + 1).trimmed()), *rule))
            kept.append(rule.key() + u':' + *value);
    }
    return kept.join(u';');
}

} // namespace posthorn::mime
