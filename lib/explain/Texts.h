// SPDX-License-Identifier: MIT
#pragma once
// One language's file as values.

#include "base/Result.h"
#include "explain/Findings.h"
#include "explain/Template.h"

#include <QHash>
#include <vector>

class QJsonObject;

namespace posthorn::explain {

/// Arguments and the values one of which each must have.
using Condition = QMap<QString, QStringList>;

struct FixText
{
    QString id{};
    QString text{};
    QString url{};
    Arguments apply{}; ///< host, port, security, user, auth: values may hold gaps
    Condition when{};
    Condition unless{};

    bool operator==(const FixText &) const = default;
};

/// What can be said of a cause. A variant leaves empty what it says as the cause does.
struct CauseText
{
    QStringList providers{}; ///< whose variant this is: ids, "ses-*"
    Condition when{};        ///< or of which answers
    QString title{};
    QString why{};
    QStringList steps{};
    std::vector<FixText> fixes{};

    bool operator==(const CauseText &) const = default;
};

struct CauseTexts
{
    CauseText plain{};
    std::vector<CauseText> variants{};

    bool operator==(const CauseTexts &) const = default;
};

/// How a language writes what is no sentence of its own.
struct Forms
{
    QString day{};        ///< as QLocale::toString takes it: "d MMM yyyy"
    QString comma{};      ///< between the items of a list
    QString space{};      ///< between two sentences
    QString said{};       ///< before foreign words at the end of a sentence: ": "
    QStringList goesOn{}; ///< words that begin so go on from the sentence's subject instead

    bool operator==(const Forms &) const = default;
};

struct AllTexts
{
    QString language{};
    Forms forms{};
    QHash<QString, QString> headings{};
    QHash<QString, CauseTexts> causes{};
    QStringList order{};
    QHash<QString, QString> stages{};
    QHash<QString, QStringList> summaries{}; ///< "dns", "dns.failed", "skipped": the first that can be filled
    QHash<QString, FindingWords> findings{}; ///< with gaps
    QHash<QString, QString> kinds{};
    QHash<QString, QString> securities{};
    QHash<QString, QString> providers{}; ///< id or "ses-*": how a person calls it

    bool operator==(const AllTexts &) const = default;
};

[[nodiscard]] Result<AllTexts> textsFromJson(const QByteArray &json, const QString &name);
/// "ses-*" stands for every id that starts so.
[[nodiscard]] bool isMeant(const QString &pattern, const QString &id);

} // namespace posthorn::explain
