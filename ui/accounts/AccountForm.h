// SPDX-License-Identifier: MIT
#pragma once
// An account, set up by hand.

#include "accounts/Account.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace posthorn::ui {

class Notice;
class RouteForm;

class AccountForm : public QDialog
{
    Q_OBJECT
public:
    explicit AccountForm(QWidget *parent = nullptr);

    /// A sentence from outside about why it was not taken; the form stays as it is.
    void refuse(const QString &sentence);

Q_SIGNALS:
    /// The account has no id yet: chance comes from outside. Close the form once it is kept.
    void submitted(const posthorn::accounts::Account &account, const posthorn::Secret &secret);

private:
    void submit();
    void proposeFromAddress();
    QWidget *makeBody();
    QWidget *makeButtons();

    QLineEdit *m_name;
    QLineEdit *m_address;
    RouteForm *m_route;
    QComboBox *m_home;
    Notice *m_notice;
};

} // namespace posthorn::ui
