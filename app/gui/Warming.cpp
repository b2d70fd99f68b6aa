// SPDX-License-Identifier: MIT
#include "app/gui/Warming.h"

namespace posthorn::gui {

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
    m_accounts.planUnasked(account->id, m_open);
}

} // namespace posthorn::gui
