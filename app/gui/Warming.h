// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/AccountKeeper.h"

namespace posthorn::gui {

/// Lets a connection stand ready for the mail that is being written: only with an account that signed in
/// before as it is now, and whose password comes without a question.
class Warming : public QObject
{
    Q_OBJECT
public:
    using Open = std::function<void(const smtp::Plan &)>;

    /// `open` lets the connection of a message with this plan stand ready.
    Warming(AccountKeeper &accounts, Open open) : m_accounts(accounts), m_open(std::move(open)) {}

    /// Its server took the sign-in.
    void signedIn(const QString &accountId);
    /// A mail is being written with it.
    void prepare(const QString &accountId);

private:
    AccountKeeper &m_accounts;
    Open m_open;
    QHash<QString, accounts::Account> m_proven{};
};

} // namespace posthorn::gui
