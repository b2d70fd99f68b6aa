// SPDX-License-Identifier: MIT
#include "diagnose/Causes.h"
#include "diagnose/Data.h"
#include "diagnose/Rule.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

Problem wrong(const QJsonObject &json, const QString &what)
{
    return {.kind = Problem::Kind::BadInput, .words = what, .subject = json["id"_L1].toString()};
}

Togethers togethersFrom(const QJsonArray &json, Phrases &phrases)
{
    Togethers all;
    for (const auto &item : json) {
        std::vector<int> together;
        for (const QString &phrase : item.isArray() ? strings(item) : QStringList{item.toString()})
            together.push_back(phrases.add(phrase));
        all.add(together);
    }
    return all;
}

void readConditions(const QJsonObject &json, Rule &rule)
{
    rule.kinds = strings(json["kinds"_L1]);
    rule.codes = strings(json["codes"_L1]);
    rule.enhanced = strings(json["enhanced"_L1]);
    rule.providers = strings(json["providers"_L1]);
    rule.mechanisms = strings(json["mechanisms"_L1]);
    rule.faults = strings(json["faults"_L1]);
    const QJsonObject with = json["with"_L1].toObject();
    for (const QString &key : with.keys())
        rule.with.insert(key, strings(with[key]));
}

void readWords(const QJsonObject &json, Rule &rule, Phrases &phrases)
{
    rule.says = togethersFrom(json["says"_L1].toArray(), phrases);
    rule.unless = togethersFrom(json["unless"_L1].toArray(), phrases);
    rule.around = json["around"_L1].toBool();
    if (const QString pattern = json["matches"_L1].toString(); !pattern.isEmpty())
        rule.matches.emplace(pattern);
}

/// A phrase of codes alone would never be found: the codes are conditions of their own.
bool holdsEmptyPhrase(const Rule &rule, const Phrases &phrases)
{
    const auto holdsEmpty = [&](const Togethers &all) {
        for (const Together together : all) {
            if (std::ranges::any_of(together, [&](int phrase) { return phrases.isEmpty(phrase); }))
                return true;
        }
        return false;
    };
    return holdsEmpty(rule.says) || holdsEmpty(rule.unless);
}

} // namespace

Result<Rule> ruleFromJson(const QJsonObject &json, Phrases &phrases)
{
    Rule rule{.id = json["id"_L1].toString(),
              .cause = json["cause"_L1].toString(),
              .weight = json["weight"_L1].toInt(),
              .also = strings(json["also"_L1])};
    const auto confidence = confidenceFromId(json["confidence"_L1].toString());
    if (rule.id.isEmpty() || !causeById(rule.cause) || !confidence)
        return wrong(json, u"its id, cause or confidence is unknown"_s);
    rule.confidence = *confidence;
    for (const QString &id : strings(json["stages"_L1])) {
        const auto stage = stageFromId(id);
        if (!stage)
            return wrong(json, u"there is no stage %1"_s.arg(id));
        rule.stages.append(*stage);
    }
    readConditions(json, rule);
    readWords(json, rule, phrases);
    if (holdsEmptyPhrase(rule, phrases))
        return wrong(json, u"one of its phrases is empty once folded"_s);
    return rule;
}

} // namespace posthorn::diagnose
