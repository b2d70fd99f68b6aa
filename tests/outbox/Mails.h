// SPDX-License-Identifier: MIT
#pragma once
// A mail to queue, and an outbox in a folder of its own.

#include "outbox/Outbox.h"

#include <QFile>
#include <QTemporaryDir>

namespace posthorn::test {

inline const QDateTime noon(QDate(2026, 5, 4), QTime(12, 0), Qt::UTC);
inline const QByteArray letter = "From: anna@example.org\r\nSubject: x\r\n\r\n.dot\r\n";

inline mime::Message mailOf(const QByteArray &bytes, const QStringList &recipients)
{
    Envelope envelope{.from = Address::parse(u"anna@example.org")};
    for (const QString &recipient : recipients)
        envelope.to.push_back(*Address::parse(recipient));
    return {envelope, QStringLiteral("<1@example.org>"), bytes};
}

inline outbox::QueuedMail waiting(const QString &id, const mime::Message &message)
{
    outbox::QueuedMail mail{
        .id = id, .messageId = message.messageId(), .subject = QStringLiteral("x"), .queuedAt = noon};
    mail.plan.endpoint = {QStringLiteral("smtp.example.com"), 587, Security::StartTls};
    mail.plan.envelope = message.envelope();
    return mail;
}

/// Queues a letter to bob under this id.
inline Outcome queueLetter(outbox::Outbox &box, const QString &id,
                           const QStringList &to = {QStringLiteral("bob@example.net")})
{
    const mime::Message message = mailOf(letter, to);
    return box.queue(waiting(id, message), message);
}

inline std::unique_ptr<outbox::Outbox> openOutbox(const QTemporaryDir &folder)
{
    auto opened = outbox::Outbox::open(folder.filePath(QStringLiteral("outbox")), noon);
    return opened ? std::move(opened).value() : nullptr;
}

inline outbox::State stateOf(const outbox::Outbox &box, const QString &id)
{
    return box.ledger().find(id)->state;
}

/// How many mails there are after a look.
inline std::size_t count(outbox::Outbox &box)
{
    return box.look(noon) ? box.all()->size() : std::size_t{999};
}

inline bool overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace posthorn::test
