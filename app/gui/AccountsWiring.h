// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "ui/accounts/AccountsPage.h"

namespace posthorn::ui {
class AccountForm;
}

namespace posthorn::gui {

/// Joins the Accounts page to the book of accounts.
class AccountsWiring : public QObject
{
    Q_OBJECT
public:
    explicit AccountsWiring(const Desk &desk);

    void add();

Q_SIGNALS:
    void writeRequested(const QString &accountId);
    void checkRequested(const QString &accountId);

private:
    void fill();
    void edit(const QString &id);
    [[nodiscard]] ui::PasswordNote noteOf(const accounts::Account &account) const;
    void say(const Outcome &done);
    void keep(ui::AccountForm *form, const accounts::Account &account, const Secret &secret);

    Desk m_desk;
    ui::AccountsPage *m_page;
};

} // namespace posthorn::gui
