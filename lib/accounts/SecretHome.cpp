// SPDX-License-Identifier: MIT
#include "accounts/Account.h"
#include "base/IdTable.h"

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

constexpr auto homes = std::to_array<Named<SecretHome>>({
    {SecretHome::Keychain, "keychain"_L1},
    {SecretHome::Session, "session"_L1},
    {SecretHome::Ask, "ask"_L1},
});
static_assert(isWhole(homes, SecretHome::Ask));

} // namespace

QLatin1StringView idOf(SecretHome home)
{
    return idIn(homes, home);
}

std::optional<SecretHome> secretHomeFromId(QStringView id)
{
    return valueIn(homes, id);
}

bool needsSecret(const Account &account)
{
    return !account.user.isEmpty() && account.auth != AuthMethod::None &&
           account.auth != AuthMethod::External && account.auth != AuthMethod::Anonymous;
}

Result<Secret> keptElsewhere(const Account &account, const Result<Secret> &read, const QString &keeper)
{
    const bool missing = !read && read.problem().kind == Problem::Kind::SecretUnavailable;
    if (!missing || account.keptBy.isEmpty() || keeper.isEmpty() || keeper == account.keptBy)
        return read;
    Problem problem = read.problem();
    problem.kind = Problem::Kind::KeychainChanged;
    problem.words = account.keptBy;
    return problem;
}

} // namespace posthorn::accounts
