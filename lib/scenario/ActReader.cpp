// SPDX-License-Identifier: MIT
#include "scenario/ActReader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace posthorn::scenario {

namespace {

using Faulty = std::optional<Fault>;

constexpr int longestDelay = 600'000;
constexpr qsizetype mostBytes = qsizetype{16} * 1024 * 1024;

Act replyAct(const QJsonValue &value, const QString &where, Faulty &fault)
{
    static const QRegularExpression line(u"\\A[2-5][0-9]{2}(?:[ -][^\\r\\n]*)?\\z"_s);
    const QJsonArray lines = value.isArray() ? value.toArray() : QJsonArray{value};
    Act act;
    for (const auto &text : lines) {
        if (!line.match(text.toString()).hasMatch())
            fault.emplace(where,
                          u"a reply is a line, or lines, of a code 200–599 and words; use raw for others"_s);
        act.bytes += text.toString().toUtf8() + "\r\n";
    }
    if (lines.isEmpty())
        fault.emplace(where, u"a reply has at least one line"_s);
    return act;
}

Act rawAct(const QJsonValue &value, const QString &where, Faulty &fault)
{
    if (!value.isString())
        fault.emplace(where, u"raw is a string"_s);
    return {.bytes = value.toString().toUtf8()};
}

Act base64Act(const QJsonValue &value, const QString &where, Faulty &fault)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!value.isString() || !decoded)
        fault.emplace(where, u"rawBase64 is a string in base64"_s);
    return {.bytes = decoded.decoded};
}

Act delayAct(const QJsonValue &value, const QString &where, Faulty &fault)
{
    const int ms = value.toInt(-1);
    if (ms < 0 || ms > longestDelay)
        fault.emplace(where, u"delay is a whole number of milliseconds from 0 to %1"_s.arg(longestDelay));
    return {.kind = Act::Kind::Delay, .ms = ms};
}

template <Act::Kind kind>
Act flagAct(const QJsonValue &value, const QString &where, Faulty &fault)
{
    if (!value.isBool() || !value.toBool())
        fault.emplace(where, u"this act is written with the value true"_s);
    return {.kind = kind};
}

using ReadAct = Act (*)(const QJsonValue &, const QString &, Faulty &);

const QMap<QString, ReadAct> &acts()
{
    static const QMap<QString, ReadAct> all{{u"reply"_s, replyAct},
                                            {u"raw"_s, rawAct},
                                            {u"rawBase64"_s, base64Act},
                                            {u"delay"_s, delayAct},
                                            {u"tls"_s, flagAct<Act::Kind::BeginTls>},
                                            {u"close"_s, flagAct<Act::Kind::Close>},
                                            {u"reset"_s, flagAct<Act::Kind::Reset>},
                                            {u"silence"_s, flagAct<Act::Kind::Silence>},
                                            {u"keep"_s, flagAct<Act::Kind::Keep>},
                                            {u"good"_s, flagAct<Act::Kind::Good>}};
    return all;
}

void repeat(Act &act, const QJsonValue &times, const QString &where, Faulty &fault)
{
    const int count = times.toInt(0);
    if (count < 1 || act.kind != Act::Kind::Send || act.bytes.size() > mostBytes / count)
        fault.emplace(where, u"times is a whole number from 1 on, of bytes up to %1 in all"_s.arg(mostBytes));
    else
        act.bytes = act.bytes.repeated(count);
}

Act readAct(const QJsonValue &value, const QString &where, Faulty &fault)
{
    QJsonObject object = value.toObject();
    const QJsonValue times = object.take(u"times"_s);
    if (object.size() != 1) {
        fault.emplace(where,
                      u"an act is an object with one key of: "_s + QStringList(acts().keys()).join(u' '));
        return {};
    }
    const QString key = object.constBegin().key();
    const ReadAct read = acts().value(key);
    if (!read) {
        fault.emplace(where, u"unknown act \"%1\""_s.arg(key));
        return {};
    }
    Act act = read(object.constBegin().value(), where, fault);
    if (!fault && !times.isUndefined())
        repeat(act, times, where, fault);
    return act;
}

} // namespace

Scripts readScripts(const QJsonValue &value, const QString &where, Faulty &fault)
{
    Scripts scripts;
    if (!value.isArray() || value.toArray().isEmpty())
        fault.emplace(where, u"expected a list of scripts, each a list of acts"_s);
    for (const auto &script : value.toArray()) {
        const QString place = u"%1[%2]"_s.arg(where).arg(scripts.size());
        if (!script.isArray())
            fault.emplace(place, u"a script is a list of acts"_s);
        auto &read = scripts.emplace_back();
        for (const auto &act : script.toArray()) {
            if (fault)
                return scripts;
            read.push_back(readAct(act, u"%1[%2]"_s.arg(place).arg(read.size()), fault));
        }
    }
    return scripts;
}

} // namespace posthorn::scenario
