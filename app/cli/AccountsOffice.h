// SPDX-License-Identifier: MIT
#pragma once
// What the verbs of `accounts` work with: the book of the profile, and the keychain behind it.

#include "accounts/BookFile.h"
#include "app/cli/Console.h"
#include "app/wiring/Options.h"

namespace posthorn::cli {

class AccountsOffice
{
public:
    AccountsOffice(const app::Options &options, const Console &console, const QString &file)
        : m_options(options), m_console(console), m_file(file)
    {
    }

    /// Reads the book; what was wrong with it is said.
    [[nodiscard]] Outcome open();

    [[nodiscard]] const app::Options &options() const { return m_options; }
    [[nodiscard]] const Console &console() const { return m_console; }
    [[nodiscard]] const accounts::AccountBook &book() const { return m_book; }
    /// The account that the second operand names.
    [[nodiscard]] Result<accounts::Account> named() const;

    /// Reads, edits and writes the book under its lock.
    [[nodiscard]] Outcome change(const std::function<void(accounts::AccountBook &)> &edit);
    /// Gives the password to the keychain; afterwards the book says who keeps it.
    [[nodiscard]] Outcome keep(accounts::Account account, const Secret &secret);
    /// stored, session, ask, locked or absent; empty where none is needed. Troubles are said on stderr.
    [[nodiscard]] QString secretOf(const accounts::Account &account);
    /// Passwords of accounts that are gone leave the keychain now or at another time: the book remembers.
    void forgetWhatIsOwed();

    /// Says the Problem and answers its exit code.
    [[nodiscard]] int complain(const Problem &problem) const;

private:
    void remark(const Problem &problem);

    const app::Options &m_options;
    const Console &m_console;
    accounts::BookFile m_file;
    accounts::AccountBook m_book{};
    bool m_keychainFails = false; ///< as a whole; a hung one costs its time once
};

} // namespace posthorn::cli
