// SPDX-License-Identifier: MIT
#pragma once
// One line of resources/diagnose/rules.json: if all its conditions hold, its cause is a candidate.

#include "base/Diagnosis.h"
#include "base/Result.h"
#include "diagnose/Facts.h"
#include "diagnose/Pattern.h"
#include "diagnose/PhraseIndex.h"
#include "diagnose/Togethers.h"

#include <QJsonObject>

namespace posthorn::diagnose {

struct Rule
{
    QString id{};
    QString cause{};
    Confidence confidence = Confidence::Likely;
    int weight = 0; ///< the most specific rule that holds wins
    QStringList also{};

    QStringList kinds{};
    QList<Stage> stages{};
    QStringList codes{};     ///< "535", "4xx"
    QStringList enhanced{};  ///< "5.7.8", "5.7.x"
    QStringList providers{}; ///< ids, "ses-*"
    QStringList mechanisms{};
    QStringList faults{};
    QMap<QString, QStringList> with{}; ///< arguments and the values one of which each must have
    Togethers says{};                  ///< one of these
    Togethers unless{};                ///< none of these
    std::optional<Pattern> matches{};  ///< and this, in folded words
    bool around = false;               ///< its words count beside the server's reply as much as in it

    [[nodiscard]] bool readsWords() const { return !says.empty(); }
};

/// What was found of a rule's words.
struct Evidence
{
    Hit place{};
    qsizetype length = 0; ///< of all phrases together: longer is more specific
};

[[nodiscard]] Result<Rule> ruleFromJson(const QJsonObject &json, Phrases &phrases);
/// What rules compare as text, written once for all of them: "535" and "5.7.8", empty where there is none.
struct Codes
{
    QString code{};
    QString enhanced{};
};

[[nodiscard]] Codes codesOf(const Facts &facts);
/// Do the conditions that are not words hold?
[[nodiscard]] bool fits(const Rule &rule, const Facts &facts, const Codes &codes);
/// Do those that are words?
[[nodiscard]] std::optional<Evidence> findWords(const Rule &rule, const QString &folded, const Hits &hits);

} // namespace posthorn::diagnose
