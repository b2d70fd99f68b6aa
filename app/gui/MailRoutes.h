// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/AccountKeeper.h"
#include "outbox/Courier.h"

#include <QHash>

namespace posthorn::gui {

/// The way of each queued mail, with the password it needs.
class MailRoutes
{
public:
    explicit MailRoutes(AccountKeeper &accounts) : m_accounts(accounts) {}

    /// The next attempt of this mail goes with this: the person has just typed its password, and it may be
    /// kept nowhere.
    void foresee(const QString &mailId, const smtp::Plan &plan);
    void find(const outbox::QueuedMail &mail, const outbox::PlanAnswer &answer);

private:
    AccountKeeper &m_accounts;
    QHash<QString, smtp::Plan> m_foreseen{};
};

} // namespace posthorn::gui
