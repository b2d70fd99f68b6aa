// SPDX-License-Identifier: MIT
#include "report/Json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace posthorn::report {

namespace {

QByteArray quoted(const QString &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
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
    std::vector<std::pair<QString, Json>> named;
    named.reserve(members.size());
    for (const auto &[key, value] : members)
        named.emplace_back(QString::fromLatin1(key), value);
    return object(named);
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
