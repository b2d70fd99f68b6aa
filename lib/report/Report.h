// SPDX-License-Identifier: MIT
#pragma once
// Reports as documents: text for people, JSON for scripts (CLI.md), Markdown for a ticket. Secrets never get
// here.

#include "check/CheckReport.h"
#include "explain/Catalogue.h"
#include "outbox/Sender.h"

#include <QJsonValue>

namespace posthorn::report {

/// What made the report.
struct Tool
{
    QString version{};
    QString qt{};
    QString tls{};
};

[[nodiscard]] QByteArray checkJson(const check::CheckReport &report, const explain::Catalogue &words,
                                   const Tool &tool);
[[nodiscard]] QString checkText(const check::CheckReport &report, const explain::Catalogue &words);
/// For *Copy report*: local parts masked.
[[nodiscard]] QString checkMarkdown(const check::CheckReport &report, const explain::Catalogue &words,
                                    const Tool &tool);

/// A settled stage as a line of its own, while the test runs; the last line is checkJson().
[[nodiscard]] QByteArray stageLine(const Step &step, const explain::Catalogue &words);
[[nodiscard]] QByteArray checkJunit(const check::CheckReport &report, const explain::Catalogue &words);
/// One line with performance data, as the guidelines for monitoring plugins have it.
[[nodiscard]] QString checkNagios(const check::CheckReport &report, const explain::Catalogue &words);
[[nodiscard]] QString nagiosSentence(check::CheckReport::Verdict verdict, const QString &sentence);
/// 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN
[[nodiscard]] int nagiosExit(check::CheckReport::Verdict verdict);
[[nodiscard]] QString checkPrometheus(const check::CheckReport &report);
/// A workflow command that annotates the run.
[[nodiscard]] QString checkGithub(const check::CheckReport &report, const explain::Catalogue &words);

[[nodiscard]] QByteArray sendJson(const outbox::SendReport &report, const explain::Catalogue &words);
[[nodiscard]] QString sendText(const outbox::SendReport &report, const explain::Catalogue &words);
/// The id of CLI.md: sent, partly, failed, in-doubt.
[[nodiscard]] QLatin1StringView idOf(Delivery::Status status);

/// `id` is echoed in the JSON when it is given.
[[nodiscard]] QByteArray explanationJson(const Diagnosis &diagnosis, const explain::Catalogue &words,
                                         const QJsonValue &id = QJsonValue::Undefined);
[[nodiscard]] QString explanationText(const Diagnosis &diagnosis, const explain::Catalogue &words);

[[nodiscard]] QByteArray errorJson(const QString &code, const QString &message);

} // namespace posthorn::report
