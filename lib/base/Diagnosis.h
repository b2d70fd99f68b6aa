// SPDX-License-Identifier: MIT
#pragma once
// The judgement over facts: one cause from data, and what speaks for it.

#include "base/Reply.h"
#include "base/Stage.h"

#include <QMap>
#include <QMetaType>

namespace posthorn {

enum class Confidence { Certain, Likely, Possible };
enum class Retry { Never, AfterFix, Later };
enum class FixableBy { You, Network, Provider, Admin, Nobody };

[[nodiscard]] QLatin1StringView idOf(Confidence confidence);
[[nodiscard]] QLatin1StringView idOf(Retry retry);
[[nodiscard]] QLatin1StringView idOf(FixableBy fixableBy);
[[nodiscard]] std::optional<Confidence> confidenceFromId(QStringView id);
[[nodiscard]] std::optional<Retry> retryFromId(QStringView id);
[[nodiscard]] std::optional<FixableBy> fixableByFromId(QStringView id);

struct Diagnosis
{
    QString cause = QStringLiteral("unknown"); ///< an id of resources/explain
    Confidence confidence = Confidence::Possible;
    QStringList also{};
    std::optional<Stage> stage{};
    QString provider{}; ///< id of the provider table, empty when unknown
    int code = 0;
    std::optional<EnhancedCode> enhanced{};
    QString quoted{}; ///< the part of the text that decided
    Retry retry = Retry::AfterFix;
    FixableBy fixableBy = FixableBy::You;
    QMap<QString, QString> arguments{}; ///< for the sentences: host, port, address, …

    bool operator==(const Diagnosis &) const = default;
};

} // namespace posthorn

Q_DECLARE_METATYPE(posthorn::Diagnosis)
