// SPDX-License-Identifier: MIT
#include "diagnose/RuleBook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

bool heavier(const Candidate &a, const Candidate &b)
{
    return std::pair(a.rule->weight, a.evidence.length) > std::pair(b.rule->weight, b.evidence.length);
}

std::vector<std::size_t> rulesToTry(const RuleBook &book, const Hits &hits)
{
    std::vector<std::size_t> tries = book.wordless;
    for (const int phrase : hits.phrases()) {
        const auto &rules = book.byPhrase[static_cast<std::size_t>(phrase)];
        tries.insert(tries.end(), rules.begin(), rules.end());
    }
    std::sort(tries.begin(), tries.end());
    tries.erase(std::unique(tries.begin(), tries.end()), tries.end());
    return tries;
}

} // namespace

void RuleBook::index()
{
    byPhrase.resize(static_cast<std::size_t>(phrases.count()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].readsWords())
            wordless.push_back(i);
        for (const Rule::Together &together : all[i].says)
            byPhrase[static_cast<std::size_t>(together.front())].push_back(i);
    }
}

std::vector<Candidate> RuleBook::candidates(const Facts &facts, const Folded &folded) const
{
    const Hits hits = phrases.find(folded.text);
    const Codes codes = codesOf(facts);
    std::vector<Candidate> candidates;
    for (const std::size_t number : rulesToTry(*this, hits)) {
        const Rule &rule = all[number];
        if (!fits(rule, facts, codes))
            continue;
        if (const auto evidence = findWords(rule, folded.text, hits))
            candidates.push_back({.rule = &rule, .evidence = *evidence});
    }
    std::stable_sort(candidates.begin(), candidates.end(), heavier);
    return candidates;
}

Result<RuleBook> ruleBookFromJson(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return Problem{.kind = Problem::Kind::BadInput, .words = error.errorString(), .subject = name};
    if (root["schema"_L1].toString() != "posthorn.rules/1"_L1)
        return Problem{.kind = Problem::Kind::BadInput,
                       .words = u"its schema is not posthorn.rules/1"_s,
                       .subject = name};
    RuleBook book;
    for (const auto &item : root["rules"_L1].toArray()) {
        auto rule = ruleFromJson(item.toObject(), book.phrases);
        if (!rule)
            return rule.problem();
        book.all.push_back(std::move(rule).value());
    }
    book.phrases.build();
    book.index();
    return book;
}

} // namespace posthorn::diagnose
