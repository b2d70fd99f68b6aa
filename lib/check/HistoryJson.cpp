// SPDX-License-Identifier: MIT
#include "check/History.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>
#include <limits>

namespace posthorn::check {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
using Verdict = CheckReport::Verdict;

constexpr std::array<std::pair<QString PastRun::*, QLatin1StringView>, 6> texts{
    {{&PastRun::cause, "cause"_L1},
     {&PastRun::user, "user"_L1},
     {&PastRun::address, "address"_L1},
     {&PastRun::protocol, "protocol"_L1},
     {&PastRun::certificate, "certificate"_L1},
     {&PastRun::issuer, "issuer"_L1}}};

std::optional<Verdict> verdictFromId(const QString &id)
{
    for (const Verdict verdict : {Verdict::Works, Verdict::Fails, Verdict::Temporary, Verdict::Untested}) {
        if (idOf(verdict) == id)
            return verdict;
    }
    return std::nullopt;
}

QJsonObject toObject(const PastRun &run)
{
    QJsonObject object{{"when"_L1, run.when.toUTC().toString(Qt::ISODateWithMs)},
                       {"verdict"_L1, idOf(run.verdict)},
                       {"host"_L1, run.endpoint.host},
                       {"port"_L1, run.endpoint.port},
                       {"security"_L1, idOf(run.endpoint.security)},
                       {"abilities"_L1, QJsonArray::fromStringList(run.abilities)},
                       {"ms"_L1, run.ms}};
    for (const auto &[field, name] : texts)
        object.insert(name, run.*field);
    return object;
}

std::optional<PastRun> runFrom(const QJsonObject &object)
{
    const auto verdict = verdictFromId(object["verdict"_L1].toString());
    const auto security = securityFromId(object["security"_L1].toString());
    const int port = object["port"_L1].toInt();
    PastRun run{.when = QDateTime::fromString(object["when"_L1].toString(), Qt::ISODateWithMs),
                .ms = object["ms"_L1].toInteger()};
    if (!verdict || !security || port < 1 || port > std::numeric_limits<quint16>::max() ||
        !run.when.isValid())
        return std::nullopt;
    run.verdict = *verdict;
    run.endpoint = {object["host"_L1].toString(), static_cast<quint16>(port), *security};
    run.abilities = object["abilities"_L1].toVariant().toStringList();
    for (const auto &[field, name] : texts)
        run.*field = object[name].toString();
    return run;
}

} // namespace

QByteArray History::toJson() const
{
    QJsonArray runs;
    for (const PastRun &run : m_runs)
        runs.append(toObject(run));
    return QJsonDocument(QJsonObject{{"format"_L1, format}, {"runs"_L1, runs}}).toJson();
}

Result<History> History::parse(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (object["format"_L1].toInt() != format)
        return badInput(name, u"is no history of tests that this program keeps"_s);
    History history;
    const QJsonArray runs = object["runs"_L1].toArray();
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const auto run = runFrom(runs.at(i).toObject());
        if (!run)
            return badInput(name, u"runs[%1] is not whole"_s.arg(i));
        history.add(*run);
    }
    return history;
}

} // namespace posthorn::check
