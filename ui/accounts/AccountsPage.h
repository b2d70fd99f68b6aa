// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/Account.h"
#include "ui/widgets/Page.h"

namespace posthorn::ui {

class EmptyState;

/// The accounts of the profile.
class AccountsPage : public Page
{
    Q_OBJECT
public:
    explicit AccountsPage(QWidget *parent = nullptr);

    void setAccounts(const std::vector<accounts::Account> &accounts);

Q_SIGNALS:
    void addAsked();
    void writeAsked(const QString &accountId);
    void checkAsked(const QString &accountId);
    void removeAsked(const QString &accountId);

private:
    void addRow(const accounts::Account &account);

    EmptyState *m_empty;
    QWidget *m_list = nullptr;
    QWidget *m_add;
};

} // namespace posthorn::ui
