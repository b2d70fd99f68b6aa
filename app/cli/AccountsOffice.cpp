// SPDX-License-Identifier: MIT
#include "app/cli/AccountsOffice.h"

#include "app/cli/ExitCodes.h"
#include "app/cli/Keychain.h"
#include "explain/Catalogue.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

using accounts::Account;
using accounts::AccountBook;
using accounts::SecretHome;

namespace {

/// It is of no use to ask the same keychain about the next account.
bool failsAsAWhole(Problem::Kind kind)
{
    using Kind = Problem::Kind;
    return kind == Kind::KeychainAbsent || kind == Kind::KeychainSilent || kind == Kind::KeychainDenied ||
           kind == Kind::KeychainFailed;
}

} // namespace

Outcome AccountsOffice::open()
{
    const auto opened = m_file.open(QDate::currentDate());
    if (!opened)
        return opened.problem();
    if (opened->setAside)
        remark(*opened->setAside);
    m_book = opened->book;
    return Done{};
}

Result<Account> AccountsOffice::named() const
{
    const QString key = m_options.operands().value(1);
    if (key.isEmpty())
        return badInput(u"the account"_s, u"is missing; give its name"_s);
    if (const auto *account = m_book.find(key))
        return *account;
    return badInput(key, u"names no account of this profile"_s);
}

Outcome AccountsOffice::change(const std::function<void(AccountBook &)> &edit)
{
    auto book = m_file.change([&](AccountBook &fresh) -> Outcome {
        edit(fresh);
        return Done{};
    });
    if (!book)
        return book.problem();
    m_book = std::move(book).value();
    return Done{};
}

Outcome AccountsOffice::keep(Account account, const Secret &secret)
{
    const auto keeper = writeToKeychain(account, secret);
    if (!keeper) {
        m_keychainFails = failsAsAWhole(keeper.problem().kind);
        return keeper.problem();
    }
    account.secretHome = SecretHome::Keychain;
    account.keptBy = *keeper;
    return change([&](AccountBook &book) { book.put(account); });
}

QString AccountsOffice::secretOf(const Account &account)
{
    if (!accounts::needsSecret(account))
        return {};
    if (account.secretHome != SecretHome::Keychain)
        return idOf(account.secretHome);
    if (m_keychainFails)
        return u"absent"_s;
    const Outcome seen = lookIntoKeychain(account);
    if (seen)
        return u"stored"_s;
    remark(seen.problem());
    m_keychainFails = failsAsAWhole(seen.problem().kind);
    return seen.problem().kind == Problem::Kind::KeychainLocked ? u"locked"_s : u"absent"_s;
}

void AccountsOffice::forgetWhatIsOwed()
{
    for (const QString &id : QStringList(m_book.toForget())) {
        const Outcome removed = m_keychainFails ? Outcome(Problem{.kind = Problem::Kind::KeychainAbsent})
                                                : removeFromKeychain(id);
        const Outcome noted = removed ? change([&](AccountBook &book) { book.forgotten(id); }) : removed;
        if (noted)
            continue;
        if (!m_keychainFails)
            remark(noted.problem());
        return m_console.remark(u"The password of a removed account is in the keychain still; every start of "
                                "Posthorn and every accounts command tries to remove it."_s);
    }
}

int AccountsOffice::complain(const Problem &problem) const
{
    m_console.error(problem);
    return exitOfUsage(problem);
}

void AccountsOffice::remark(const Problem &problem)
{
    m_console.remark(explain::Catalogue::builtIn().sentence(problem));
}

} // namespace posthorn::cli
