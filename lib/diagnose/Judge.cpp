// SPDX-License-Identifier: MIT
#include "diagnose/Judge.h"

#include "diagnose/Causes.h"
#include "diagnose/Data.h"
#include "diagnose/Fold.h"
#include "diagnose/Quote.h"
#include "diagnose/Rule.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

struct Judge::Rules
{
    PhraseIndex phrases{};
    std::vector<Rule> all{};
    std::vector<std::size_t> wordless{};              ///< rules to try whatever the words
    std::vector<std::vector<std::size_t>> byPhrase{}; ///< rules to try when their first phrase occurs
};

namespace {

/// A candidate this much lighter than the best one is still worth naming beside it.
constexpr int besides = 25;
/// One this much lighter makes the best one less than certain.
constexpr int rival = 4;
constexpr qsizetype mostBesides = 3;

struct Candidate
{
    const Rule *rule = nullptr;
    Evidence evidence{};
};

bool heavier(const Candidate &a, const Candidate &b)
{
    return std::pair(a.rule->weight, a.evidence.length) > std::pair(b.rule->weight, b.evidence.length);
}

Confidence confidenceOf(const std::vector<Candidate> &candidates)
{
    const Rule &best = *candidates.front().rule;
    const bool contested = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate &c) {
        return c.rule->cause != best.cause && c.rule->weight >= best.weight - rival;
    });
    return contested && best.confidence == Confidence::Certain ? Confidence::Likely : best.confidence;
}

QStringList besidesOf(const std::vector<Candidate> &candidates)
{
    const Rule &best = *candidates.front().rule;
    QStringList also = best.also;
    for (const Candidate &candidate : candidates) {
        if (candidate.rule->weight >= best.weight - besides)
            also.append(candidate.rule->cause);
    }
    also.removeDuplicates();
    also.removeAll(best.cause);
    return also.first(std::min(also.size(), mostBesides));
}

void takeCause(const Facts &facts, Diagnosis &diagnosis)
{
    const Cause *cause = causeById(diagnosis.cause);
    if (!cause)
        return;
    diagnosis.retry = facts.reply && facts.reply->isTemporary() ? cause->whenTemporary : cause->retry;
    diagnosis.fixableBy = cause->fixableBy;
    if (!diagnosis.stage)
        diagnosis.stage = cause->stage;
}

void takeFacts(const Facts &facts, Diagnosis &diagnosis)
{
    diagnosis.stage = facts.stage;
    diagnosis.provider = facts.provider;
    diagnosis.arguments = facts.arguments;
    if (facts.reply) {
        diagnosis.code = facts.reply->code;
        diagnosis.enhanced = facts.reply->enhanced;
    }
}

} // namespace

Judge::Judge(std::unique_ptr<Rules> rules) : m_rules(std::move(rules)) {}
Judge::Judge(Judge &&) noexcept = default;
Judge::~Judge() = default;

Result<Judge> Judge::parse(const QByteArray &rulesJson, const QString &name)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(rulesJson, &error).object();
    if (error.error != QJsonParseError::NoError)
        return Problem{.kind = Problem::Kind::BadInput, .words = error.errorString(), .subject = name};
    if (root["schema"_L1].toString() != "posthorn.rules/1"_L1)
        return Problem{.kind = Problem::Kind::BadInput,
                       .words = u"its schema is not posthorn.rules/1"_s,
                       .subject = name};
    auto rules = std::make_unique<Rules>();
    for (const QJsonValue &item : root["rules"_L1].toArray()) {
        auto rule = ruleFromJson(item.toObject(), rules->phrases);
        if (!rule)
            return rule.problem();
        rules->all.push_back(std::move(rule).value());
    }
    rules->phrases.build();
    rules->byPhrase.resize(static_cast<std::size_t>(rules->phrases.count()));
    for (std::size_t i = 0; i < rules->all.size(); ++i) {
        if (!rules->all[i].readsWords())
            rules->wordless.push_back(i);
        for (const Rule::Together &phrases : rules->all[i].says)
            rules->byPhrase[static_cast<std::size_t>(phrases.front())].push_back(i);
    }
    return Judge(std::move(rules));
}

const Judge &Judge::builtIn()
{
    static const Judge judge = [] {
        auto parsed = parse(builtInBytes("rules"), u"rules.json"_s);
        if (!parsed)
            qFatal("The built-in rules are damaged: %s: %s", qUtf8Printable(parsed.problem().subject),
                   qUtf8Printable(parsed.problem().words));
        return std::move(parsed).value();
    }();
    return judge;
}

Diagnosis Judge::judge(const Facts &facts) const
{
    const Folded folded = fold(facts.words);
    const PhraseIndex::Hits hits = m_rules->phrases.find(folded.text);
    std::vector<std::size_t> tries = m_rules->wordless;
    for (std::size_t phrase = 0; phrase < hits.size(); ++phrase) {
        if (!hits[phrase].empty())
            tries.insert(tries.end(), m_rules->byPhrase[phrase].begin(), m_rules->byPhrase[phrase].end());
    }
    std::sort(tries.begin(), tries.end());
    tries.erase(std::unique(tries.begin(), tries.end()), tries.end());

    std::vector<Candidate> candidates;
    for (const std::size_t number : tries) {
        const Rule &rule = m_rules->all[number];
        if (!fits(rule, facts))
            continue;
        if (const auto evidence = findWords(rule, folded.text, hits))
            candidates.push_back({.rule = &rule, .evidence = *evidence});
    }
    std::stable_sort(candidates.begin(), candidates.end(), heavier);

    Diagnosis diagnosis;
    takeFacts(facts, diagnosis);
    if (!candidates.empty()) {
        diagnosis.cause = candidates.front().rule->cause;
        diagnosis.confidence = confidenceOf(candidates);
        diagnosis.also = besidesOf(candidates);
    }
    diagnosis.quoted = quoteOf(facts, folded, candidates.empty() ? Hit{} : candidates.front().evidence.place);
    takeCause(facts, diagnosis);
    return diagnosis;
}

} // namespace posthorn::diagnose
