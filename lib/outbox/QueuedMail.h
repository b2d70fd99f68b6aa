// SPDX-License-Identifier: MIT
#pragma once
// <uuid>.env: what a queued mail needs beside its bytes. It holds no secret, and never changes.

#include "base/Result.h"
#include "smtp/Plan.h"

#include <QDateTime>

namespace posthorn::outbox {

struct QueuedMail
{
    QString id{};        ///< a UUID, also the name of its files
    QString ledger{};    ///< the database that was there then
    QString accountId{}; ///< empty: the plan is the whole route
    smtp::Plan plan{};   ///< with the envelope; for an account only what the mail itself wants counts
    QString messageId{};
    QString subject{};
    QByteArray sha256{}; ///< of the message, in hexadecimal
    QDateTime queuedAt{};
};

[[nodiscard]] QByteArray toJson(const QueuedMail &mail);
/// BadInput says what is wrong with the file of this name.
[[nodiscard]] Result<QueuedMail> queuedMailFrom(const QByteArray &json, const QString &name);

} // namespace posthorn::outbox
