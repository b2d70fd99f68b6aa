// SPDX-License-Identifier: MIT
#pragma once
// What is in the outbox, as documents (CLI.md: posthorn.outbox/1) and for people.

#include "explain/Catalogue.h"
#include "outbox/QueuedMail.h"
#include "outbox/Record.h"

namespace posthorn::cli {

struct Shelf
{
    std::vector<outbox::Record> records{};
    QMap<QString, QString> accounts{}; ///< names by id
    const explain::Catalogue &words;
};

[[nodiscard]] QByteArray outboxJson(const Shelf &shelf);
/// One paragraph a mail.
[[nodiscard]] QString outboxText(const Shelf &shelf);
/// Everything about each of them.
[[nodiscard]] QString outboxDetails(const Shelf &shelf);

/// `send --queue` answers as `send` does, with the id in the outbox last.
[[nodiscard]] QByteArray queuedJson(const outbox::QueuedMail &mail, qint64 bytes, qint64 elapsedMs);
[[nodiscard]] QString queuedText(const outbox::QueuedMail &mail);

} // namespace posthorn::cli
