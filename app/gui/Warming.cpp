// SPDX-License-Identifier: MIT
#include "app/gui/Warming.h"

#include "app/wiring/MailRoute.h"

namespace posthorn::gui {

namespace {

std::optional<Address> senderOf(const accounts::Account &account)
{
    return account.identities.empty() ? std::nullopt
                                      : std::optional(account.identities.front().mailbox.address);
}

} // namespace

void Warming::signedIn(const QString &accountId)
{
    if (const auto account = m_accounts.find(accountId))
        m_proven.insert(account->id, *account);
}

void Warming::prepare(const QString &accountId)
{
    const auto account = m_accounts.find(accountId);
    const auto proven = account ? m_proven.constFind(account->id) : m_proven.constEnd();
    if (proven == m_proven.constEnd() || *proven != *account)
        return;
    outbox::QueuedMail mail;
    mail.plan.envelope.from = senderOf(*account);
    m_accounts.planUnasked(account->id, [mail, account = *account, open = m_open](const smtp::Plan &plan) {
        open(app::routeFor(mail, account, plan));
    });
}

} // namespace posthorn::gui
