// SPDX-License-Identifier: MIT
#pragma once
// Reports as documents: text for people, JSON for scripts (CLI.md), Markdown for a ticket. Secrets never get
// here.

#include "check/CheckReport.h"
#include "explain/Catalogue.h"
#include "outbox/Sender.h"

#include <QJsonValue>

namespace posthorn::report {

[[nodiscard]] QByteArray checkJson(const check::CheckReport &report, const explain::Catalogue &words);
[[nodiscard]] QString checkText(const check::CheckReport &report, const explain::Catalogue &words);
/// For *Copy report*: local parts masked.
[[nodiscard]] QString checkMarkdown(const check::CheckReport &report, const explain::Catalogue &words);

[[nodiscard]] QByteArray sendJson(const outbox::SendReport &report, const explain::Catalogue &words);
[[nodiscard]] QString sendText(const outbox::SendReport &report, const explain::Catalogue &words);

/// `id` is echoed in the JSON when it is not null.
[[nodiscard]] QByteArray explanationJson(const Diagnosis &diagnosis, const explain::Catalogue &words,
                                         const QJsonValue &id = {});
[[nodiscard]] QString explanationText(const Diagnosis &diagnosis, const explain::Catalogue &words);

[[nodiscard]] QByteArray errorJson(QStringView code, QStringView message);

} // namespace posthorn::report
