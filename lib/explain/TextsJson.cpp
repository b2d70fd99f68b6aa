// SPDX-License-Identifier: MIT
#include "explain/Texts.h"

#include "base/BuiltIn.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace posthorn::explain {

namespace {

QHash<QString, QString> words(const QJsonValue &value)
{
    QHash<QString, QString> all;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        all.insert(it.key(), it->toString());
    return all;
}

QHash<QString, QStringList> wordLists(const QJsonValue &value)
{
    QHash<QString, QStringList> all;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        all.insert(it.key(), it->isArray() ? strings(*it) : QStringList{it->toString()});
    return all;
}

Condition conditionFrom(const QJsonValue &value)
{
    Condition condition;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        condition.insert(it.key(), strings(*it));
    return condition;
}

FixText fixFrom(const QJsonObject &json)
{
    FixText fix{.id = json["id"_L1].toString(),
                .text = json["text"_L1].toString(),
                .url = json["url"_L1].toString(),
                .when = conditionFrom(json["when"_L1]),
                .unless = conditionFrom(json["unless"_L1])};
    const QJsonObject apply = json["apply"_L1].toObject();
    for (auto it = apply.begin(); it != apply.end(); ++it)
        fix.apply.insert(it.key(), it->isDouble() ? QString::number(it->toInt()) : it->toString());
    return fix;
}

CauseText causeFrom(const QJsonObject &json)
{
    CauseText cause{.providers = strings(json["for"_L1]),
                    .when = conditionFrom(json["when"_L1]),
                    .title = json["title"_L1].toString(),
                    .why = json["why"_L1].toString(),
                    .steps = strings(json["steps"_L1])};
    for (const auto &fix : json["fixes"_L1].toArray())
        cause.fixes.push_back(fixFrom(fix.toObject()));
    return cause;
}

QHash<QString, FindingWords> findingsFrom(const QJsonObject &json)
{
    QHash<QString, FindingWords> all;
    for (auto it = json.begin(); it != json.end(); ++it)
        all.insert(it.key(), {(*it)["title"_L1].toString(), (*it)["advice"_L1].toString()});
    return all;
}

Forms formsFrom(const QJsonValue &json)
{
    return {.day = json["day"_L1].toString(),
            .comma = json["comma"_L1].toString(),
            .space = json["space"_L1].toString(),
            .said = json["said"_L1].toString(),
            .goesOn = strings(json["goesOn"_L1])};
}

std::optional<QString> readCauses(const QJsonObject &json, AllTexts &texts)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonObject entry = it->toObject();
        CauseTexts cause{.plain = causeFrom(entry)};
        if (cause.plain.title.isEmpty() || cause.plain.why.isEmpty())
            return u"%1 has no title or no reason"_s.arg(it.key());
        for (const auto &variant : entry["variants"_L1].toArray())
            cause.variants.push_back(causeFrom(variant.toObject()));
        texts.causes.insert(it.key(), cause);
        texts.order.append(it.key());
    }
    return std::nullopt;
}

Problem wrong(const QString &name, const QString &what)
{
    return {.kind = Problem::Kind::BadInput, .words = what, .subject = name};
}

} // namespace

bool isMeant(const QString &pattern, const QString &id)
{
    return pattern.endsWith(u'*') ? id.startsWith(QStringView(pattern).chopped(1)) : pattern == id;
}

Result<AllTexts> textsFromJson(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return wrong(name, error.errorString());
    if (root["schema"_L1].toString() != "posthorn.texts/1"_L1)
        return wrong(name, u"its schema is not posthorn.texts/1"_s);
    AllTexts texts{.language = root["language"_L1].toString(),
                   .forms = formsFrom(root["forms"_L1]),
                   .headings = words(root["headings"_L1]),
                   .stages = words(root["stages"_L1]),
                   .summaries = wordLists(root["summaries"_L1]),
                   .findings = findingsFrom(root["findings"_L1].toObject()),
                   .kinds = words(root["kinds"_L1]),
                   .securities = words(root["securities"_L1]),
                   .providers = words(root["providers"_L1])};
    if (const auto fault = readCauses(root["causes"_L1].toObject(), texts))
        return wrong(name, *fault);
    return texts;
}

} // namespace posthorn::explain
