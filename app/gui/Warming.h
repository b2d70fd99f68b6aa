// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/AccountKeeper.h"
#include "app/wiring/Sends.h"

namespace posthorn::gui {

/// Lets a connection stand ready for the mail that is being written: only with an account that signed in
/// before as it is now, and whose password comes without a question.
class Warming : public QObject
{
    Q_OBJECT
public:
    Warming(AccountKeeper &accounts, app::Sends &sends) : m_accounts(accounts), m_sends(sends) {}

    /// Its server took the sign-in.
    void signedIn(const QString &accountId);
    /// A mail is being written with it.
    void prepare(const QString &accountId);

private:
    AccountKeeper &m_accounts;
    app::Sends &m_sends;
    QHash<QString, accounts::Account> m_proven{};
};

} // namespace posthorn::gui
