// SPDX-License-Identifier: MIT
#include "mime/HtmlRules.h"

#include "base/BuiltIn.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initMimeData()
{
    Q_INIT_RESOURCE(mime);
}

namespace posthorn::mime {

namespace {

QJsonObject data()
{
    initMimeData();
    return builtIn(u":/mime/html.json"_s);
}

QSet<QString> setOf(const QJsonValue &value)
{
    const QStringList all = strings(value);
    return {all.begin(), all.end()};
}

/// Each member of an object, made by `make`.
template <class Make>
auto members(const QJsonValue &value, Make make)
{
    QHash<QString, decltype(make(value))> all;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        all.insert(it.key(), make(it.value()));
    return all;
}

HtmlValue kindOf(const QString &name)
{
    static const QHash<QString, HtmlValue> kinds{
        {u"colour"_s, HtmlValue::Colour},   {u"family"_s, HtmlValue::Family},
        {u"length"_s, HtmlValue::Length},   {u"link"_s, HtmlValue::Link},
        {u"name"_s, HtmlValue::Name},       {u"number"_s, HtmlValue::Number},
        {u"picture"_s, HtmlValue::Picture}, {u"style"_s, HtmlValue::Style},
        {u"text"_s, HtmlValue::Text}};
    return kinds.value(name, HtmlValue::Number);
}

HtmlValueRule valueRule(const QJsonValue &value)
{
    HtmlValueRule rule{.words = setOf(value["words"_L1]), .several = value["several"_L1].toBool()};
    for (const QString &kind : strings(value["kinds"_L1]))
        rule.kinds.append(kindOf(kind));
    return rule;
}

HtmlRules load()
{
    const QJsonObject json = data();
    const auto text = [](const QJsonValue &value) { return value.toString(); };
    const QSet<QString> everywhere = setOf(json["everywhere"_L1]);
    const auto withEverywhere = [&](const QJsonValue &value) { return setOf(value) + everywhere; };
    return {.elements = members(json["elements"_L1], withEverywhere),
            .needs = members(json["needs"_L1], text),
            .standIns = members(json["standIns"_L1], text),
            .empty = setOf(json["void"_L1]),
            .leftOutWhole = setOf(json["leftOutWhole"_L1]),
            .attributes = members(json["attributes"_L1], valueRule),
            .styles = members(json["styles"_L1], valueRule),
            .links = strings(json["links"_L1]),
            .pictures = strings(json["pictures"_L1]["always"_L1]),
            .agreedPictures = strings(json["pictures"_L1]["agreed"_L1])};
}

} // namespace

const HtmlRules &htmlRules()
{
    static const HtmlRules rules = load();
    return rules;
}

} // namespace posthorn::mime
