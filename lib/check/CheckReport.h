// SPDX-License-Identifier: MIT
#pragma once
// What a connection test found: facts, in the order of the stages.

#include "base/Diagnosis.h"
#include "base/Endpoint.h"
#include "base/Transcript.h"

#include <QDateTime>

namespace posthorn::check {

/// Another way in that was tried without signing in.
struct Alternative
{
    Endpoint endpoint{};
    Family family = Family::Any;
    std::optional<Stage> furthest{}; ///< the last stage that went well
    QString cause{};                 ///< empty: it works
    qint64 ms = 0;

    bool operator==(const Alternative &) const = default;
    [[nodiscard]] bool works() const { return cause.isEmpty(); }
};

struct CheckReport
{
    enum class Verdict { Works, Fails, Temporary, Untested };

    Endpoint target{};
    QString user{};
    QString auth = QStringLiteral("auto");
    QDateTime started{};
    qint64 elapsedMs = 0;
    Verdict verdict = Verdict::Untested;
    std::optional<Diagnosis> diagnosis{}; ///< absent when it works
    std::optional<Problem> problem{};
    std::optional<Stage> stage{}; ///< the first that failed
    std::vector<Step> steps{};    ///< all stages of CLI.md, in order
    Transcript transcript{};
    std::optional<Endpoint> suggestion{}; ///< settings that would work better
    bool proven = false;                  ///< the suggestion was tried, and worked as far as its capabilities
    std::vector<Alternative> alternatives{};
};
[[nodiscard]] QLatin1StringView idOf(CheckReport::Verdict verdict);

} // namespace posthorn::check

Q_DECLARE_METATYPE(posthorn::check::CheckReport)
