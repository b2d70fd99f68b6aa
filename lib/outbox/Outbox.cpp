// SPDX-License-Identifier: MIT
#include "outbox/Outbox.h"

#include "files/SystemProblem.h"

#include <QFile>
#include <algorithm>
#include <cerrno>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int remembered = 30; // days for which nothing takes a cancelled mail up again

QString ledgerFile(const QString &folder)
{
    return folder + u"/state.sqlite"_s;
}

/// The file with what SQLite keeps beside it; `reason` says where it is now.
Outcome setLedgerAside(const QString &path, Problem &reason, const QDateTime &now)
{
    const QString aside = u"%1.broken-%2"_s.arg(path, now.toUTC().toString(u"yyyyMMdd-hhmmsszzz"_s));
    files::FileOps ops;
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1}) {
        if (ops.rename(QFile::encodeName(path + suffix), QFile::encodeName(aside + suffix)) == -1 &&
            errno != ENOENT)
            return files::unwritable(path + suffix, errno);
    }
    reason.words += u"; it is kept as %1, and each mail that waited is in doubt now"_s.arg(aside);
    return Done{};
}

Record recordOf(const QueuedMail &mail)
{
    Record record{.id = mail.id,
                  .accountId = mail.accountId,
                  .from = mail.plan.envelope.from ? mail.plan.envelope.from->toString() : QString(),
                  .subject = mail.subject,
                  .messageId = mail.messageId,
                  .bytes = mail.plan.envelope.size,
                  .queuedAt = mail.queuedAt,
                  .decidedAt = mail.queuedAt,
                  .due = mail.queuedAt};
    for (const Address &address : mail.plan.envelope.to)
        record.recipients.push_back({address});
    return record;
}

/// Nobody knows what became of it under a ledger that is gone.
void doubt(Record &record, const QString &path)
{
    record.state = State::InDoubt;
    record.turn(Standing::Status::Pending, Standing::Status::Tried);
    record.problem = badInput(
        path, u"is not the one that knew this mail; that one is lost, and with it what became of the mail"_s);
}

bool isOver(const Record &record)
{
    return record.state == State::Sent || record.state == State::Cancelled;
}

files::FileOps &realOps()
{
    static files::FileOps ops;
    return ops;
}

} // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(const QString &folder, const QDateTime &now)
{
    return open(folder, now, realOps());
}

Result<std::unique_ptr<Outbox>> Outbox::open(const QString &folder, const QDateTime &now, files::FileOps &ops)
{
    if (const Outcome made = files::makeFolder(folder); !made)
        return made.problem();
    std::unique_ptr<Outbox> outbox(new Outbox(folder, ops));
    if (const Outcome opened = outbox->m_pairs.open(); !opened)
        return opened.problem();
    if (const Outcome opened = outbox->openLedger(now); !opened)
        return opened.problem();
    return outbox;
}

Outcome Outbox::openLedger(const QDateTime &now)
{
    const QString path = ledgerFile(m_folder);
    auto ledger = Ledger::open(path);
    if (!ledger && ledger.problem().kind == Problem::Kind::BadInput) {
        const auto held = lock();
        if (!held || !*held)
            return ledger.problem();
        Problem reason = ledger.problem();
        if (const Outcome aside = setLedgerAside(path, reason, now); !aside)
            return aside.problem();
        m_remarks.push_back(reason);
        ledger = Ledger::open(path);
    }
    if (!ledger)
        return ledger.problem();
    m_ledger = std::move(ledger).value();
    return Done{};
}

Outcome Outbox::queue(QueuedMail mail, const mime::Message &message)
{
    mail.ledger = m_ledger->id();
    return m_pairs.put(mail, message);
}

Result<Outbox::Lock> Outbox::lock() const
{
    return files::FolderLock::tryLock(m_folder);
}

Outcome Outbox::look(const QDateTime &now)
{
    const auto held = lock();
    if (!held)
        return held.problem();
    return *held ? putInOrder(now) : notice();
}

Outcome Outbox::putInOrder(const QDateTime &now)
{
    if (const Outcome seen = notice(); !seen)
        return seen.problem();
    const auto open = m_ledger->openOrSentSince({});
    if (!open)
        return open.problem();
    QSet<QString> isOpen;
    for (const Record &record : *open) {
        isOpen.insert(record.id);
        if (record.state != State::Sending && record.state != State::Committing)
            continue;
        const auto changed = change(record.id, [&](Record r) { return recovered(std::move(r), now); });
        if (!changed)
            return changed.problem();
    }
    for (const QString &id : m_pairs.ids()) {
        if (isOpen.contains(id))
            continue;
        if (const auto record = m_ledger->find(id); record && isOver(*record)) {
            if (const Outcome gone = clear(*record); !gone)
                return gone.problem();
        }
    }
    m_pairs.sweep(now);
    return m_ledger->forgetBefore(
        now.addDays(-remembered)); // only after their files: they would be news again
}

/// The files of a mail that is over.
Outcome Outbox::clear(const Record &record) const
{
    return record.state == State::Sent ? m_pairs.archive(record.id) : m_pairs.remove(record.id);
}

Outcome Outbox::notice()
{
    const auto known = m_ledger->ids();
    if (!known)
        return known.problem();
    std::vector<Record> records;
    for (const QString &id : m_pairs.ids()) {
        if (known->contains(id))
            continue;
        if (auto record = noticed(id))
            records.push_back(std::move(*record));
    }
    return m_ledger->add(records);
}

std::optional<Record> Outbox::noticed(const QString &id)
{
    const auto mail = m_pairs.read(id);
    if (!mail && mail.problem().kind == Problem::Kind::FileMissing && !m_pairs.holds(id))
        return std::nullopt; // cancelled meanwhile
    if (!mail) {
        m_remarks.push_back(m_pairs.setAside(id, mail.problem()));
        return std::nullopt;
    }
    Record record = recordOf(*mail);
    if (mail->ledger != m_ledger->id())
        doubt(record, ledgerFile(m_folder));
    return record;
}

Result<Record> Outbox::change(const QString &id, const std::function<Record(Record)> &edit)
{
    auto record = m_ledger->change(id, edit);
    if (record && isOver(*record)) {
        // What cannot be done now is done when the outbox is put in order.
        if (const Outcome gone = clear(*record); !gone)
            m_remarks.push_back(gone.problem());
    }
    return record;
}

Result<Record> Outbox::tell(const QString &id, Word word, const QDateTime &now)
{
    return change(id, [&](Record record) { return told(std::move(record), word, now); });
}

Result<Record> Outbox::hold(const QString &id, const QDateTime &now)
{
    return change(id, [&](Record record) { return held(std::move(record), now); });
}

QStringList Outbox::watched() const
{
    return {m_pairs.messageFolder(), ledgerFile(m_folder) + u"-wal"_s};
}

Outcome Outbox::setAside(const QString &id, const Problem &reason, const QDateTime &now)
{
    const Problem said = m_pairs.setAside(id, reason);
    m_remarks.push_back(said);
    const auto changed = change(id, [&](Record record) { return heldUp(std::move(record), said, now); });
    return changed ? Outcome(Done{}) : changed.problem();
}

} // namespace posthorn::outbox
