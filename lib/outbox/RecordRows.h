// SPDX-License-Identifier: MIT
#pragma once
// Records as rows of the tables `mail` and `recipient`.

#include "outbox/Record.h"
#include "outbox/Sql.h"

namespace posthorn::outbox {

[[nodiscard]] QVariant millis(const QDateTime &when);
[[nodiscard]] QDateTime timeIn(const QVariant &value);

/// What becomes of a row that is there already.
enum class Existing { Stay, Change };
[[nodiscard]] Outcome writeRecords(const Sql &sql, Existing existing, const std::vector<Record> &records);
/// The mails that fulfil `where`, each with its recipients, in the order in which they were queued.
[[nodiscard]] Result<std::vector<Record>> readRecords(const Sql &sql, const QString &where,
                                                      const QVariantList &values);

} // namespace posthorn::outbox
