// SPDX-License-Identifier: MIT
#include "outbox/PairFolder.h"

#include "files/Sha256.h"
#include "files/SystemProblem.h"
#include "mime/Spool.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <cerrno>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

constexpr auto messages = "msg"_L1;
constexpr auto sent = "sent"_L1;
constexpr auto broken = "broken"_L1;
constexpr auto envelopeSuffix = ".env"_L1;
constexpr auto messageSuffix = ".eml"_L1;
constexpr qint64 largestEnvelope = qint64{16} * 1024 * 1024;
constexpr qint64 largestMessage = qint64{256} * 1024 * 1024;
constexpr qint64 staleSeconds = qint64{36} * 3600;

} // namespace

QString PairFolder::pathOf(const QString &id, QLatin1StringView suffix) const
{
    return messageFolder() + u'/' + id + suffix;
}

QString PairFolder::messageFolder() const
{
    return m_folder + u'/' + messages;
}

QString PairFolder::sentFolder() const
{
    return m_folder + u'/' + sent;
}

Outcome PairFolder::open() const
{
    Outcome made = files::makeFolder(messageFolder());
    return made ? files::makeFolder(sentFolder()) : made;
}

Outcome PairFolder::put(const QueuedMail &mail, const mime::Message &message) const
{
    const QString envelope = pathOf(mail.id, envelopeSuffix);
    const QString bytes = pathOf(mail.id, messageSuffix);
    const auto source = message.open();
    const auto hash = files::sha256Of(*source, bytes);
    if (!hash)
        return hash.problem();
    QueuedMail whole = mail;
    whole.sha256 = *hash;
    whole.plan.envelope.size = message.size();
    Outcome written = files::durableWrite(envelope, toJson(whole), m_ops);
    if (written)
        written = source->seek(0) ? files::durableWrite(bytes, *source, m_ops)
                                  : Outcome(Problem{.kind = Problem::Kind::FileUnreadable, .subject = bytes});
    if (!written) {
        m_ops.remove(QFile::encodeName(bytes));
        m_ops.remove(QFile::encodeName(envelope));
    }
    return written;
}

QStringList PairFolder::ids() const
{
    QStringList ids;
    QDirIterator entries(messageFolder(), {u'*' + messageSuffix}, QDir::Files);
    while (entries.hasNext()) {
        const QString path = entries.next();
        ids.append(entries.fileName().chopped(messageSuffix.size()));
    }
    return ids;
}

bool PairFolder::holds(const QString &id) const
{
    return QFile::exists(pathOf(id, messageSuffix));
}

Result<QueuedMail> PairFolder::read(const QString &id) const
{
    const QString path = pathOf(id, envelopeSuffix);
    const auto bytes = files::readFile(path, largestEnvelope);
    if (!bytes)
        return bytes.problem();
    auto mail = queuedMailFrom(*bytes, path);
    if (mail && mail->id != id)
        return badInput(path, u"is the envelope of another mail"_s);
    return mail;
}

Result<mime::Message> PairFolder::message(const QueuedMail &mail, const std::vector<Address> &to) const
{
    const QString path = pathOf(mail.id, messageSuffix);
    const auto spool = mime::Spool::ofFile(path);
    if (!spool)
        return spool.problem();
    mime::SpoolReader reader(*spool);
    const auto hash = files::sha256Of(reader, path);
    if (!hash)
        return hash.problem();
    if (*hash != mail.sha256)
        return badInput(path, u"is no longer what was queued"_s);
    Envelope envelope = mail.plan.envelope;
    envelope.to = to;
    return mime::Message(envelope, mail.id, *spool);
}

Outcome PairFolder::archive(const QString &id) const
{
    const QString folder = sentFolder();
    const QString from = pathOf(id, messageSuffix);
    const QString to = folder + u'/' + id + messageSuffix;
    if (m_ops.rename(QFile::encodeName(from), QFile::encodeName(to)) == -1 && errno != ENOENT)
        return files::unwritable(to, errno);
    if (m_ops.syncFolder(QFile::encodeName(folder)) == -1)
        return files::unwritable(folder, errno);
    return remove(id);
}

Result<QByteArray> PairFolder::archived(const QString &id) const
{
    return files::readFile(sentFolder() + u'/' + id + messageSuffix, largestMessage);
}

Outcome PairFolder::remove(const QString &id) const
{
    for (const auto suffix : {messageSuffix, envelopeSuffix}) {
        const QString path = pathOf(id, suffix);
        if (m_ops.remove(QFile::encodeName(path)) == -1 && errno != ENOENT)
            return files::unwritable(path, errno);
    }
    const QString folder = messageFolder();
    if (m_ops.syncFolder(QFile::encodeName(folder)) == -1)
        return files::unwritable(folder, errno);
    return Done{};
}

Problem PairFolder::setAside(const QString &id, Problem reason) const
{
    const QString aside = m_folder + u'/' + broken;
    if (const Outcome made = files::makeFolder(aside); !made)
        return made.problem();
    for (const auto suffix : {messageSuffix, envelopeSuffix}) {
        const QString path = pathOf(id, suffix);
        if (m_ops.rename(QFile::encodeName(path), QFile::encodeName(aside + u'/' + id + suffix)) == -1 &&
            errno != ENOENT)
            return files::unwritable(path, errno);
    }
    reason.words += u"; it is kept in %1 and is not sent"_s.arg(aside);
    return reason;
}

void PairFolder::sweep(const QDateTime &now) const
{
    QDirIterator entries(messageFolder(), QDir::Files | QDir::Hidden);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const bool isAlone = path.endsWith(envelopeSuffix) &&
                             !QFile::exists(path.chopped(envelopeSuffix.size()) + messageSuffix);
        const bool isHalf = entries.fileName().startsWith(u'.') && path.endsWith(".new"_L1);
        if ((isAlone || isHalf) && entries.fileInfo().lastModified().secsTo(now) > staleSeconds)
            m_ops.remove(QFile::encodeName(path));
    }
}

} // namespace posthorn::outbox
