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
