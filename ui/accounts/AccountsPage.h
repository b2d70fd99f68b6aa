// SPDX-License-Identifier: MIT
#pragma once

#include "ui/accounts/AccountItem.h"
#include "ui/widgets/Page.h"

namespace posthorn::ui {

class EmptyState;

/// The accounts of the profile.
class AccountsPage : public Page
{
    Q_OBJECT
public:
    explicit AccountsPage(QWidget *parent = nullptr);

    /// The keyboard stays with the control that has it.
    void setAccounts(const std::vector<AccountItem> &items);

Q_SIGNALS:
    void addAsked();
    void writeAsked(const QString &accountId);
    void checkAsked(const QString &accountId);
    void editAsked(const QString &accountId);
    void removeAsked(const QString &accountId);
    void defaultAsked(const QString &accountId);
    void moveAsked(const QString &accountId, int steps);
    void homeChosen(const QString &accountId, posthorn::accounts::SecretHome home);

private:
    void addRow(const AccountItem &item);
    void giveKeyboardTo(const QString &accessibleName);

    EmptyState *m_empty;
    QWidget *m_list = nullptr;
    QWidget *m_add;
};

} // namespace posthorn::ui
