// SPDX-License-Identifier: MIT
#include "app/cli/OutboxRoutes.h"

#include "app/cli/Keychain.h"
#include "app/cli/PasswordSource.h"
#include "app/wiring/MailRoute.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

Result<Secret> OutboxRoutes::readSecret(const accounts::Account &account) const
{
    if (!accounts::needsSecret(account))
        return Secret();
    if (givesSecret(m_options))
        return secretFrom(m_options);
    if (account.secretHome == accounts::SecretHome::Keychain)
        return readFromKeychain(account);
    return Problem{.kind = Problem::Kind::SecretUnavailable,
                   .words =
                       u"it is kept nowhere; give --password-stdin, --password-env or --password-command"_s,
                   .subject = account.name};
}

Result<Secret> OutboxRoutes::secretOf(const accounts::Account &account)
{
    const auto known = m_secrets.constFind(account.id);
    if (known != m_secrets.cend())
        return *known;
    auto secret = readSecret(account);
    m_secrets.insert(account.id, secret);
    return secret;
}

Result<smtp::Plan> OutboxRoutes::planOf(const outbox::QueuedMail &mail)
{
    if (mail.accountId.isEmpty())
        return mail.plan;
    const auto *account = m_book.find(mail.accountId);
    if (!account)
        return badInput(u"the account of this mail"_s, u"is no longer there"_s);
    const auto secret = secretOf(*account);
    if (!secret)
        return secret.problem();
    smtp::Plan plan = app::routeFor(mail, *account, accounts::planFor(*account, *secret, Stage::Send));
    if (givesToken(m_options) && plan.auth == AuthMethod::Auto)
        plan.auth = AuthMethod::XOAuth2;
    return plan;
}

} // namespace posthorn::cli
