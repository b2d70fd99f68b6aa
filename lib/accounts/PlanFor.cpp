// SPDX-License-Identifier: MIT
#include "accounts/Account.h"

#include "providers/Provider.h"

namespace posthorn::accounts {

namespace {

/// The account's own choice; else what its provider wants where the usual name is refused.
QString heloNameOf(const Account &account)
{
    if (!account.heloName.isEmpty() || account.identities.empty())
        return account.heloName;
    const auto *provider = providers::Table::builtIn().byHost(account.endpoint.host);
    const QString domain = account.identities.front().mailbox.address.domain();
    return provider ? providers::heloNameFor(*provider, domain) : QString();
}

} // namespace

smtp::Plan planFor(const Account &account, const Secret &secret, Stage until)
{
    smtp::Plan plan{.endpoint = account.endpoint,
                    .connectTo = account.connectTo,
                    .auth = account.auth,
                    .user = account.user,
                    .secret = secret,
                    .allowCleartextAuth = account.allowCleartextAuth,
                    .trustedPem = account.trustedPem,
                    .until = until};
    if (const QString name = heloNameOf(account); !name.isEmpty())
        plan.heloName = name;
    if (!account.identities.empty())
        plan.envelope.from = account.identities.front().mailbox.address;
    return plan;
}

} // namespace posthorn::accounts
