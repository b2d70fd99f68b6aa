// SPDX-License-Identifier: MIT
#pragma once
// accounts.json (0600, versioned, no secrets), shared by every Posthorn of a profile.

#include "accounts/AccountBook.h"

#include <QDate>
#include <functional>

namespace posthorn::accounts {

class BookFile
{
public:
    struct Opened
    {
        AccountBook book{};
        std::optional<Problem> setAside{}; ///< what was wrong, and where the broken file is now
    };

    explicit BookFile(QString path) : m_path(std::move(path)) {}

    /// A missing file is an empty book.
    [[nodiscard]] Result<AccountBook> read() const;
    /// The same, but a broken file is kept under another name and said. What cannot be read or is of a newer
    /// program stays where it is: a Problem.
    [[nodiscard]] Result<Opened> open(const QDate &today) const;
    /// Reads, edits and writes under a lock, so that nothing is lost when two programs do it at once. The
    /// book as it is now on disk, or why it stayed as it was.
    [[nodiscard]] Result<AccountBook> change(const std::function<Outcome(AccountBook &)> &edit) const;

private:
    [[nodiscard]] Result<Opened> putAside(Problem reason, const QDate &today) const;

    QString m_path{};
};

} // namespace posthorn::accounts
