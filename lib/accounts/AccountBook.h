// SPDX-License-Identifier: MIT
#pragma once
// The accounts of a profile in the order in which a person wants them. Kept in accounts.json by BookFile.

#include "accounts/Account.h"
#include "base/Result.h"

#include <QStringList>

namespace posthorn::accounts {

class AccountBook
{
public:
    /// BadInput says with its place what is wrong; FileUnreadable that a newer program wrote it.
    [[nodiscard]] static Result<AccountBook> parse(const QByteArray &json, const QString &name);
    [[nodiscard]] QByteArray toJson() const;

    [[nodiscard]] const std::vector<Account> &all() const { return m_accounts; }
    /// By id, name or address.
    [[nodiscard]] const Account *find(QStringView key) const;
    /// What a mail is sent with unless told: the chosen one, else the first.
    [[nodiscard]] const Account *defaultAccount() const;

    /// Adds it, or replaces the one with the same id.
    void put(const Account &account);
    /// Replaces `before`, unless somebody changed or removed it in the meantime.
    [[nodiscard]] Outcome replace(const Account &before, const Account &after);
    void remove(QStringView id);
    void setDefault(QStringView id);
    /// Puts it where `place` counts from the top.
    void move(QStringView id, std::size_t place);

    /// Accounts that are gone while the keychain could not let go of their passwords: tried again at the next
    /// start.
    [[nodiscard]] const QStringList &toForget() const { return m_toForget; }
    void oweForgetting(const QString &id);
    void forgotten(const QString &id);

    bool operator==(const AccountBook &) const = default;

private:
    [[nodiscard]] std::vector<Account>::iterator placeOf(QStringView id);

    std::vector<Account> m_accounts{};
    QString m_default{};
    QStringList m_toForget{};
};

} // namespace posthorn::accounts
