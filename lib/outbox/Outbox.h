// SPDX-License-Identifier: MIT
#pragma once
// The outbox of a profile: pairs of files, and the ledger of their states. Any program may add a mail; who
// sends holds the lock.

#include "files/FolderLock.h"
#include "outbox/Decide.h"
#include "outbox/Ledger.h"
#include "outbox/PairFolder.h"

namespace posthorn::outbox {

class Outbox
{
public:
    using Lock = std::unique_ptr<files::FolderLock>;

    /// Makes what is missing. A broken ledger is put aside, unless somebody sends by it.
    [[nodiscard]] static Result<std::unique_ptr<Outbox>> open(const QString &folder, const QDateTime &now);
    [[nodiscard]] static Result<std::unique_ptr<Outbox>> open(const QString &folder, const QDateTime &now,
                                                              files::FileOps &ops);

    /// When it returns the mail survives whatever happens; after a Problem there is none. It needs no lock.
    [[nodiscard]] Outcome queue(QueuedMail mail, const mime::Message &message);

    /// Takes up what others queued. While nobody sends, it also brings what a program left behind that ended
    /// while it sent to where it belongs.
    [[nodiscard]] Outcome look(const QDateTime &now);
    /// Null while another program sends.
    [[nodiscard]] Result<Lock> lock() const;
    /// What look() does for whoever holds the lock.
    [[nodiscard]] Outcome putInOrder(const QDateTime &now);

    [[nodiscard]] Result<std::vector<Record>> all() const { return m_ledger->all(); }
    /// What a person said about it; the files of a cancelled mail go.
    [[nodiscard]] Result<Record> tell(const QString &id, Word word, const QDateTime &now);
    /// The record after a change; what was sent goes to the archive, the files of a cancelled mail go.
    [[nodiscard]] Result<Record> change(const QString &id, const std::function<Record(Record)> &edit);
    /// It goes nowhere before the person says so; unchanged where it is already on its way or over.
    [[nodiscard]] Result<Record> hold(const QString &id, const QDateTime &now);
    /// A file of it is broken: out of the way with the pair.
    [[nodiscard]] Outcome setAside(const QString &id, const Problem &reason, const QDateTime &now);

    [[nodiscard]] const Ledger &ledger() const { return *m_ledger; }
    [[nodiscard]] const PairFolder &pairs() const { return m_pairs; }
    /// What changes on the disk when another program works with this outbox.
    [[nodiscard]] QStringList watched() const;
    /// What was put aside since the last call.
    [[nodiscard]] std::vector<Problem> takeRemarks() { return std::exchange(m_remarks, {}); }

private:
    Outbox(QString folder, files::FileOps &ops) : m_folder(std::move(folder)), m_pairs(m_folder, ops) {}
    [[nodiscard]] Outcome openLedger(const QDateTime &now);
    [[nodiscard]] Outcome notice();
    [[nodiscard]] Outcome clear(const Record &record) const;
    [[nodiscard]] std::optional<Record> noticed(const QString &id);

    QString m_folder{};
    PairFolder m_pairs;
    std::unique_ptr<Ledger> m_ledger{};
    std::vector<Problem> m_remarks{};
};

} // namespace posthorn::outbox
