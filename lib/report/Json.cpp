// SPDX-License-Identifier: MIT
#include "report/Json.h"

#include <algorithm>

namespace posthorn::report {

namespace {

bool needsEscape(char c)
{
    return c == '"' || c == '\\' || (c >= 0 && c < 0x20);
}

/// RFC 8259 §7.
QByteArray escaped(char c)
{
    switch (c) {
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    case '"':
    case '\\':
        return QByteArray("\\") + c;
    default:
        return "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
    }
}

/// By hand, for QJsonDocument builds a tree around every single string.
QByteArray quoted(const QString &value)
{
    const QByteArray plain = value.toUtf8();
    QByteArray text("\"");
    text.reserve(plain.size() + 2);
    const char *from = plain.begin();
    const char *at = std::find_if(from, plain.end(), needsEscape);
    for (; at != plain.end(); at = std::find_if(from, plain.end(), needsEscape)) {
        text.append(from, at - from).append(escaped(*at));
        from = at + 1;
    }
    return text.append(from, at - from).append('"');
}

} // namespace

Json::Json(const QString &value) : text(quoted(value)) {}

Json::Json(QLatin1StringView value) : text(quoted(value)) {}

Json::Json(const QStringList &values) : Json(std::vector<Json>(values.begin(), values.end())) {}

Json::Json(const std::vector<Json> &values) : text("[")
{
    for (const Json &value : values) {
        if (text.size() > 1)
            text += ',';
        text += value.text;
    }
    text += ']';
}

Json Json::raw(QByteArray text)
{
    Json json;
    json.text = std::move(text);
    return json;
}

Json object(const std::vector<Member> &members)
{
    QByteArray text("{");
    for (const auto &[key, value] : members) {
        if (text.size() > 1)
            text += ',';
        text.append('"').append(key).append("\":").append(value.text);
    }
    return Json::raw(text + '}');
}

Json object(const std::vector<std::pair<QString, Json>> &members)
{
    QByteArray text("{");
    for (const auto &[key, value] : members) {
        if (text.size() > 1)
            text += ',';
        text += quoted(key) + ':' + value.text;
    }
    return Json::raw(text + '}');
}

Json object(std::initializer_list<Member> members)
{
    return object(std::vector<Member>(members));
}

Json orNull(const QString &value)
{
    return value.isEmpty() ? Json() : Json(value);
}

QByteArray document(const Json &json)
{
    return json.text + '\n';
}

} // namespace posthorn::report
