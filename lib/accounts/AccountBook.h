// SPDX-License-Identifier: MIT
#pragma once
// The accounts of a profile, kept in accounts.json (0600, versioned, no secrets).

#include "accounts/Account.h"
#include "base/Result.h"

namespace posthorn::accounts {

class AccountBook
{
public:
    [[nodiscard]] static Result<AccountBook> parse(const QByteArray &json, const QString &name);
    [[nodiscard]] QByteArray toJson() const;

    /// A missing file is an empty book.
    [[nodiscard]] static Result<AccountBook> load(const QString &path);
    [[nodiscard]] Outcome save(const QString &path) const;

    [[nodiscard]] const std::vector<Account> &all() const { return m_accounts; }
    /// By id, name or address.
    [[nodiscard]] const Account *find(QStringView key) const;
    /// Adds it, or replaces the one with the same id.
    void put(const Account &account);
    void remove(QStringView id);

private:
    std::vector<Account> m_accounts{};
};

} // namespace posthorn::accounts
