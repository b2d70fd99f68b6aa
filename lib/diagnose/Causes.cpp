// SPDX-License-Identifier: MIT
#include "diagnose/Causes.h"

#include "diagnose/Data.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

Cause causeFrom(const QJsonObject &json)
{
    Cause cause{.id = json["id"_L1].toString(),
                .retry = retryFromId(json["retry"_L1].toString()).value_or(Retry::AfterFix),
                .fixableBy = fixableByFromId(json["fixableBy"_L1].toString()).value_or(FixableBy::You),
                .toldByServer = json["told"_L1].toString() == "server"_L1,
                .stage = stageFromId(json["stage"_L1].toString())};
    cause.whenTemporary = retryFromId(json["whenTemporary"_L1].toString()).value_or(cause.retry);
    for (const auto &wait : json["backOff"_L1].toArray())
        cause.backOff.emplace_back(wait.toInt());
    return cause;
}

std::vector<Cause> load()
{
    std::vector<Cause> all;
    for (const auto &item : builtInData("causes")["causes"_L1].toArray())
        all.push_back(causeFrom(item.toObject()));
    return all;
}

QHash<QString, const Cause *> indexed(const std::vector<Cause> &all)
{
    QHash<QString, const Cause *> index;
    for (const Cause &cause : all)
        index.insert(cause.id, &cause);
    return index;
}

} // namespace

const std::vector<Cause> &causes()
{
    static const std::vector<Cause> all = load();
    return all;
}

const Cause *causeById(QStringView id)
{
    static const QHash<QString, const Cause *> index = indexed(causes());
    return index.value(id.toString());
}

} // namespace posthorn::diagnose
