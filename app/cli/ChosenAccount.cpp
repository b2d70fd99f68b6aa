// SPDX-License-Identifier: MIT
#include "app/cli/ChosenAccount.h"

#include "accounts/BookFile.h"
#include "app/wiring/Profile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

Result<accounts::Account> chosenAccount(const Options &options)
{
    const auto profile = app::Profile::open(options.value("profile"));
    if (!profile)
        return profile.problem();
    const auto book = accounts::BookFile(profile->accountsFile()).read();
    if (!book)
        return book.problem();
    const QString name = options.value("account");
    if (const auto *account = book->find(name))
        return *account;
    return badInput(u"--account "_s + name, u"names no account of this profile"_s);
}

std::optional<accounts::Identity> chosenSender(const Options &options, const accounts::Account &account)
{
    if (account.identities.empty())
        return std::nullopt;
    const QString name = options.value("account");
    const auto named = std::ranges::find_if(account.identities, [&](const accounts::Identity &one) {
        return one.mailbox.address.toString().compare(name, Qt::CaseInsensitive) == 0;
    });
    return named == account.identities.end() ? account.identities.front() : *named;
}

} // namespace posthorn::cli
