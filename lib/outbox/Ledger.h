// SPDX-License-Identifier: MIT
#pragma once
// The states of all mails of an outbox, in SQLite: each change is durable when it returns. Any number of
// programs may have it open; each object belongs to one thread.

#include "base/Result.h"
#include "outbox/Record.h"

#include <QSet>
#include <functional>
#include <memory>

namespace posthorn::outbox {

class Ledger
{
public:
    /// BadInput where the file is broken or none of ours, FileUnreadable where a newer program wrote it,
    /// DiskFull, FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const QString &path);
    ~Ledger();
    Ledger(const Ledger &) = delete;
    Ledger &operator=(const Ledger &) = delete;

    /// Made with the file: another id means that what this one knew is lost.
    [[nodiscard]] const QString &id() const;

    /// In the order in which they were queued.
    [[nodiscard]] Result<std::vector<Record>> all() const;
    /// Those that are neither sent nor cancelled, and those that were sent since then.
    [[nodiscard]] Result<std::vector<Record>> openOrSentSince(const QDateTime &since) const;
    /// Those whose sender, recipients or subject name each of these words, the latest last.
    [[nodiscard]] Result<std::vector<Record>> sent(const QStringList &words = {}) const;
    [[nodiscard]] Result<QSet<QString>> ids() const;
    /// BadInput where there is none.
    [[nodiscard]] Result<Record> find(const QString &id) const;
    /// When mails of this account were taken by a server, oldest first.
    [[nodiscard]] Result<std::vector<QDateTime>> sentSince(const QString &accountId,
                                                           const QDateTime &since) const;

    /// Changes with everything that is written, by this object or by anybody else.
    struct Pulse
    {
        qint64 own = 0;
        qint64 others = 0;
        bool operator==(const Pulse &) const = default;
    };
    [[nodiscard]] Pulse pulse() const;

    /// Those that are there already stay as they are.
    [[nodiscard]] Outcome add(const std::vector<Record> &records) const;
    /// Reads, edits and writes, while nobody else does; answers the record as it is then.
    [[nodiscard]] Result<Record> change(const QString &id, const std::function<Record(Record)> &edit) const;
    /// Forgets what was cancelled before that day.
    [[nodiscard]] Outcome forgetBefore(const QDateTime &day) const;

private:
    struct State;
    explicit Ledger(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace posthorn::outbox
