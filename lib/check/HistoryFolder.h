// SPDX-License-Identifier: MIT
#pragma once
// The histories of a profile, a small file an account.

#include "check/History.h"

namespace posthorn::check {

class HistoryFolder
{
public:
    explicit HistoryFolder(QString path) : m_path(std::move(path)) {}

    /// An account that was never tested has an empty one. A file that is no history is a Problem.
    [[nodiscard]] Result<History> read(const QString &accountId) const;
    /// What it is with this run. In the place of a file that is no history a new one is begun: what is lost
    /// is of little weight. Of two programs that note at once one may be forgotten, for the same reason.
    [[nodiscard]] Result<History> note(const QString &accountId, const PastRun &run) const;
    [[nodiscard]] Outcome forget(const QString &accountId) const;
    [[nodiscard]] QString fileOf(const QString &accountId) const;

private:
    QString m_path;
};

} // namespace posthorn::check
