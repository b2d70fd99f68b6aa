// SPDX-License-Identifier: MIT
#pragma once
// The mails that wait, each a pair of files: <id>.env and <id>.eml. The pair is the truth.

#include "files/DurableWrite.h"
#include "mime/Message.h"
#include "outbox/QueuedMail.h"

namespace posthorn::outbox {

class PairFolder
{
public:
    /// In `folder`, which exists.
    PairFolder(QString folder, files::FileOps &ops) : m_folder(std::move(folder)), m_ops(ops) {}

    [[nodiscard]] Outcome open() const;
    [[nodiscard]] QString messageFolder() const;
    /// The envelope is durable before the message is there; the message makes it a pair. After a Problem
    /// there is none.
    [[nodiscard]] Outcome put(const QueuedMail &mail, const mime::Message &message) const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] bool holds(const QString &id) const;
    /// BadInput where it is broken.
    [[nodiscard]] Result<QueuedMail> read(const QString &id) const;
    /// The very bytes that were queued, for these of its recipients; BadInput where they are no longer those.
    /// Its own Message-ID is in the bytes; the message goes by the id of the pair.
    [[nodiscard]] Result<mime::Message> message(const QueuedMail &mail, const std::vector<Address> &to) const;
    /// Into the archive of what was sent: the message as it went out.
    [[nodiscard]] Outcome archive(const QString &id) const;
    /// FileMissing where it was sent before there was an archive, or was taken away.
    [[nodiscard]] Result<QByteArray> archived(const QString &id) const;
    /// The message first, so that what is left after a crash is no pair.
    [[nodiscard]] Outcome remove(const QString &id) const;
    /// Out of the way of all others; the Problem says where it is now.
    [[nodiscard]] Problem setAside(const QString &id, Problem reason) const;
    /// Takes away what was never finished: nobody writes for that long.
    void sweep(const QDateTime &now) const;

private:
    [[nodiscard]] QString sentFolder() const;
    [[nodiscard]] QString pathOf(const QString &id, QLatin1StringView suffix) const;

    QString m_folder{};
    files::FileOps &m_ops;
};

} // namespace posthorn::outbox
