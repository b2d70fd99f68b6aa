// SPDX-License-Identifier: MIT
#include "app/gui/MailRoutes.h"

#include "app/wiring/MailRoute.h"

namespace posthorn::gui {

void MailRoutes::foresee(const QString &mailId, const smtp::Plan &plan)
{
    m_foreseen.insert(mailId, plan);
}

void MailRoutes::find(const outbox::QueuedMail &mail, const outbox::PlanAnswer &answer)
{
    if (mail.accountId.isEmpty())
        return answer(mail.plan);
    const auto account = m_accounts.find(mail.accountId);
    if (!account)
        return answer(goneAccount(mail.accountId));
    if (m_foreseen.contains(mail.id))
        return answer(app::routeFor(mail, *account, m_foreseen.take(mail.id)));
    m_accounts.planFor(
        mail.accountId, Stage::Send, [mail, account = *account, answer](const Result<smtp::Plan> &plan) {
            answer(plan ? Result<smtp::Plan>(app::routeFor(mail, account, *plan)) : plan.problem());
        });
}

} // namespace posthorn::gui
