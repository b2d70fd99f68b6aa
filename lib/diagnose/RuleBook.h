// SPDX-License-Identifier: MIT
#pragma once
// All rules, with the index that picks the few worth trying on a text.

#include "diagnose/Fold.h"
#include "diagnose/Rule.h"

namespace posthorn::diagnose {

/// A rule that holds, and where its words stand.
struct Candidate
{
    const Rule *rule = nullptr;
    Evidence evidence{};
};

struct RuleBook
{
    PhraseIndex phrases{};
    std::vector<Rule> all{};
    std::vector<int> wordless{}; ///< rules to try whatever the words
    Table<int> firsts{};         ///< where each phrase's rules begin in `byPhrase`, and the end
    Table<int> byPhrase{};       ///< rules to try when their first phrase occurs

    /// After `phrases` and `all` are complete.
    void index();
    /// Heaviest first.
    [[nodiscard]] std::vector<Candidate> candidates(const Facts &facts, const Folded &folded) const;
};

[[nodiscard]] Result<RuleBook> ruleBookFromJson(const QByteArray &json, const QString &name);

} // namespace posthorn::diagnose
