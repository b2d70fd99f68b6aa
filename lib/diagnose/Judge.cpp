// SPDX-License-Identifier: MIT
#include "diagnose/Judge.h"

#include "diagnose/Causes.h"
#include "diagnose/Compiled.h"
#include "diagnose/Fold.h"
#include "diagnose/Quote.h"

#include <QResource>
#include <algorithm>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initRules()
{
    Q_INIT_RESOURCE(rules);
}

namespace posthorn::diagnose {

namespace {

/// A candidate this much lighter than the best one is still worth naming beside it.
constexpr int besides = 25;
/// One this much lighter makes the best one less than certain.
constexpr int rival = 4;
constexpr qsizetype mostBesides = 3;

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

/// The bytes themselves, not a copy: they are in the program's own file.
QByteArray carriedRules()
{
    initRules();
    const QResource rules(u":/diagnose/rules.bin"_s);
    const void *const bytes = rules.data();
    return QByteArray::fromRawData(static_cast<const char *>(bytes), rules.size());
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

struct Judge::Rules : RuleBook
{
};

Judge::Judge(std::unique_ptr<Rules> rules) : m_rules(std::move(rules)) {}
Judge::Judge(Judge &&) noexcept = default;
Judge::~Judge() = default;

Result<Judge> Judge::parse(const QByteArray &rulesJson, const QString &name)
{
    auto rules = ruleBookFromJson(rulesJson, name);
    if (!rules)
        return rules.problem();
    return Judge(std::make_unique<Rules>(Rules{std::move(rules).value()}));
}

const Judge &Judge::builtIn()
{
    static const Judge judge(std::make_unique<Rules>(Rules{ruleBookFromCompiled(carriedRules())}));
    return judge;
}

QStringList Judge::rulesFor(const Facts &facts) const
{
    QStringList ids;
    for (const Candidate &candidate : m_rules->candidates(facts, fold(facts.words)))
        ids.append(candidate.rule->id);
    return ids;
}

QStringList Judge::rules() const
{
    QStringList ids;
    for (const Rule &rule : m_rules->all)
        ids.append(rule.id);
    return ids;
}

Diagnosis Judge::judge(const Facts &facts) const
{
    const Folded folded = fold(facts.words);
    const std::vector<Candidate> candidates = m_rules->candidates(facts, folded);
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
