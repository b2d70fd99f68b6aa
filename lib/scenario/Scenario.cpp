// SPDX-License-Identifier: MIT
#include "scenario/Scenario.h"

#include "scenario/ActReader.h"
#include "scenario/Moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::scenario {

namespace {

using Faulty = std::optional<Fault>;

QString readText(const QJsonValue &value, const QString &key, Faulty &fault)
{
    if (!value.isString())
        fault.emplace(key, u"expected a string"_s);
    return value.toString();
}

bool readSwitch(const QJsonValue &value, const QString &key, Faulty &fault)
{
    if (!value.isBool())
        fault.emplace(key, u"expected true or false"_s);
    return value.toBool();
}

qint64 readCount(const QJsonValue &value, const QString &key, Faulty &fault)
{
    const qint64 count = value.toInteger(-1);
    if (count < 0)
        fault.emplace(key, u"expected a whole number from 0 on"_s);
    return count;
}

QByteArrayList readCapabilities(const QJsonValue &value, const QString &key, Faulty &fault)
{
    QByteArrayList capabilities;
    if (!value.isArray())
        fault.emplace(key, u"expected a list of strings"_s);
    for (const auto &capability : value.toArray()) {
        const QByteArray line = capability.toString().toUtf8();
        if (line.isEmpty() || line.contains('\r') || line.contains('\n'))
            fault.emplace(key, u"a capability is one line of text"_s);
        capabilities.append(line);
    }
    return capabilities;
}

QMap<QString, QByteArray> readUsers(const QJsonValue &value, const QString &key, Faulty &fault)
{
    QMap<QString, QByteArray> users;
    if (!value.isObject())
        fault.emplace(key, u"expected an object of user and password"_s);
    const QJsonObject object = value.toObject();
    for (auto user = object.begin(); user != object.end(); ++user)
        users.insert(user.key(), readText(user.value(), key + u'.' + user.key(), fault).toUtf8());
    return users;
}

bool keepsMail(const Scripts &scripts)
{
    const auto keeps = [](const Act &act) { return act.kind == Act::Kind::Keep; };
    return std::any_of(scripts.begin(), scripts.end(), [&keeps](const std::vector<Act> &script) {
        return std::any_of(script.begin(), script.end(), keeps);
    });
}

std::map<QString, Scripts> readMoments(const QJsonValue &value, const QString &key, Faulty &fault)
{
    std::map<QString, Scripts> on;
    if (!value.isObject())
        fault.emplace(key, u"expected an object of moment and scripts"_s);
    const QJsonObject object = value.toObject();
    for (auto moment = object.begin(); moment != object.end() && !fault; ++moment) {
        if (!momentFromId(moment.key()))
            fault.emplace(key, u"unknown moment \"%1\""_s.arg(moment.key()));
        else
            on[moment.key()] = readScripts(moment.value(), key + u'.' + moment.key(), fault);
        if (moment.key() != u"body" && keepsMail(on[moment.key()]))
            fault.emplace(key + u'.' + moment.key(), u"keep belongs to the moment body alone"_s);
    }
    return on;
}

using ReadKey = void (*)(Scenario &, const QJsonValue &, const QString &, Faulty &);

/// One row a key: which member it fills, and who reads it.
template <auto member, auto read>
void readInto(Scenario &scenario, const QJsonValue &value, const QString &key, Faulty &fault)
{
    scenario.*member = read(value, key, fault);
}

const QMap<QString, ReadKey> &keys()
{
    static const QMap<QString, ReadKey> all{
        {u"id"_s, readInto<&Scenario::id, readText>},
        {u"title"_s, readInto<&Scenario::title, readText>},
        {u"source"_s, readInto<&Scenario::source, readText>},
        {u"capabilities"_s, readInto<&Scenario::capabilities, readCapabilities>},
        {u"capabilitiesUnderTls"_s, readInto<&Scenario::capabilitiesUnderTls, readCapabilities>},
        {u"users"_s, readInto<&Scenario::users, readUsers>},
        {u"requiresAuth"_s, readInto<&Scenario::requiresAuth, readSwitch>},
        {u"requiresTls"_s, readInto<&Scenario::requiresTls, readSwitch>},
        {u"messageBytes"_s, readInto<&Scenario::messageBytes, readCount>},
        {u"on"_s, readInto<&Scenario::on, readMoments>}};
    return all;
}

Scenario readScenario(const QJsonObject &object, Faulty &fault)
{
    Scenario scenario;
    scenario.capabilities = {"PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "SMTPUTF8", "STARTTLS"};
    scenario.capabilitiesUnderTls = {"PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "SMTPUTF8",
                                     "AUTH PLAIN LOGIN"};
    for (auto item = object.begin(); item != object.end() && !fault; ++item) {
        if (const ReadKey read = keys().value(item.key()))
            read(scenario, item.value(), item.key(), fault);
        else if (item.key() != u"$schema"_s)
            fault.emplace(QString(), u"unknown key \"%1\""_s.arg(item.key()));
    }
    return scenario;
}

} // namespace

Result<Scenario> parseScenario(const QByteArray &json, const QString &name)
{
    const auto bad = [&name](const QString &words) {
        return Problem{.kind = Problem::Kind::BadInput, .words = words, .subject = name};
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return bad(u"not JSON at byte %1: %2"_s.arg(error.offset).arg(error.errorString()));
    if (!document.isObject())
        return bad(u"a scenario is a JSON object"_s);
    Faulty fault;
    Scenario scenario = readScenario(document.object(), fault);
    if (fault)
        return bad(fault->words());
    return scenario;
}

} // namespace posthorn::scenario
