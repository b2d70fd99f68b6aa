// SPDX-License-Identifier: MIT
#include "accounts/Account.h"

namespace posthorn::accounts {

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
    if (!account.heloName.isEmpty())
        plan.heloName = account.heloName;
    if (!account.identities.empty())
        plan.envelope.from = account.identities.front().mailbox.address;
    return plan;
}

} // namespace posthorn::accounts
