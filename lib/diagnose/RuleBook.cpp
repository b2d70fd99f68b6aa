// SPDX-License-Identifier: MIT
#include "diagnose/RuleBook.h"

#include "diagnose/Causes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

/// Rules of these weights say so plainly that nothing else need be asked: of a reply, and of a connection.
constexpr int plainReply = 85;
constexpr int plainFailure = 75;

bool heavier(const Candidate &a, const Candidate &b)
{
    return std::pair(a.rule->weight, a.evidence.length) > std::pair(b.rule->weight, b.evidence.length);
}

std::vector<int> rulesToTry(const RuleBook &book, const Hits &hits)
{
    std::vector<int> tries = book.wordless;
    for (const int phrase : hits.phrases()) {
        for (int i = book.firsts[phrase]; i < book.firsts[phrase + 1]; ++i)
            tries.push_back(book.byPhrase[i]);
    }
    std::sort(tries.begin(), tries.end());
    tries.erase(std::unique(tries.begin(), tries.end()), tries.end());
    return tries;
}

/// A connection's failure leads to others: a log may show the handshake that failed, then "530 … STARTTLS
/// first".
bool comesBefore(const Rule &rule, const Rule &other)
{
    const auto stage = causeById(rule.cause)->stage;
    const auto otherStage = causeById(other.cause)->stage;
    return stage && otherStage && *stage < Stage::Auth && *stage < *otherStage;
}

/// What the server plainly says of this failure outranks words that merely stand around it in a log.
void preferReply(const RuleBook &book, const Reply &reply, std::vector<Candidate> &candidates)
{
    const Folded said = fold(reply.lines.join(u' '));
    const Hits hits = book.phrases.find(said.text);
    const auto isSaid = [&](const Candidate &c) {
        return c.rule->weight >= plainReply && c.rule->readsWords() && findWords(*c.rule, said.text, hits);
    };
    const auto best = std::find_if(candidates.begin(), candidates.end(), isSaid);
    if (best == candidates.end())
        return;
    const Rule &rule = *best->rule;
    std::stable_partition(candidates.begin(), candidates.end(), [&](const Candidate &c) {
        return isSaid(c) || c.rule->around || comesBefore(*c.rule, rule);
    });
}

/// Where a connection plainly failed and no server answered, words like a server's are somebody else's.
void preferConnection(std::vector<Candidate> &candidates)
{
    const auto isPlain = [](const Candidate &c) {
        const auto stage = causeById(c.rule->cause)->stage;
        return c.rule->weight >= plainFailure && stage && *stage <= Stage::Connect &&
               c.rule->confidence == Confidence::Certain && !causeById(c.rule->cause)->toldByServer;
    };
    if (std::any_of(candidates.begin(), candidates.end(), isPlain))
        std::stable_partition(candidates.begin(), candidates.end(),
                              [](const Candidate &c) { return !causeById(c.rule->cause)->toldByServer; });
}

void preferWitness(const RuleBook &book, const Facts &facts, std::vector<Candidate> &candidates)
{
    if (!facts.reply)
        preferConnection(candidates);
    else if (!facts.reply->isPositive())
        preferReply(book, *facts.reply, candidates);
}

} // namespace

void RuleBook::index()
{
    std::vector<std::vector<int>> rules(static_cast<std::size_t>(phrases.count()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].readsWords())
            wordless.push_back(static_cast<int>(i));
        for (const Together together : all[i].says)
            rules[static_cast<std::size_t>(together.front())].push_back(static_cast<int>(i));
    }
    std::vector<int> begins{0};
    std::vector<int> behind;
    for (const auto &ofPhrase : rules) {
        behind.insert(behind.end(), ofPhrase.begin(), ofPhrase.end());
        begins.push_back(static_cast<int>(behind.size()));
    }
    firsts = Table<int>(std::move(begins));
    byPhrase = Table<int>(std::move(behind));
}

std::vector<Candidate> RuleBook::candidates(const Facts &facts, const Folded &folded) const
{
    const Hits hits = phrases.find(folded.text);
    const Codes codes = codesOf(facts);
    std::vector<Candidate> candidates;
    for (const int number : rulesToTry(*this, hits)) {
        const Rule &rule = all[static_cast<std::size_t>(number)];
        if (!fits(rule, facts, codes))
            continue;
        if (const auto evidence = findWords(rule, folded.text, hits))
            candidates.push_back({.rule = &rule, .evidence = *evidence});
    }
    std::stable_sort(candidates.begin(), candidates.end(), heavier);
    preferWitness(*this, facts, candidates);
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
    Phrases phrases;
    for (const auto &item : root["rules"_L1].toArray()) {
        auto rule = ruleFromJson(item.toObject(), phrases);
        if (!rule)
            return rule.problem();
        book.all.push_back(std::move(rule).value());
    }
    book.phrases = PhraseIndex(phrases);
    book.index();
    return book;
}

} // namespace posthorn::diagnose
