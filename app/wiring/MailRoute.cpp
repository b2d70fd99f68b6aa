// SPDX-License-Identifier: MIT
#include "app/wiring/MailRoute.h"

#include "providers/Provider.h"

namespace posthorn::app {

smtp::Plan routeFor(const outbox::QueuedMail &mail, const accounts::Account &account, smtp::Plan plan)
{
    plan.partial = mail.plan.partial;
    plan.chunking = mail.plan.chunking;
    plan.envelope = mail.plan.envelope;
    const auto *provider = providers::Table::builtIn().byHost(plan.endpoint.host);
    const QString helo = provider && account.heloName.isEmpty() && plan.envelope.from
                             ? providers::heloNameFor(*provider, plan.envelope.from->domain())
                             : QString();
    if (!helo.isEmpty())
        plan.heloName = helo;
    return plan;
}

} // namespace posthorn::app
