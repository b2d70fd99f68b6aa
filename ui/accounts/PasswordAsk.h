// SPDX-License-Identifier: MIT
#pragma once
// Asks for the password of an account, once, for as long as the program runs.

#include "accounts/Account.h"

#include <QDialog>

class QLineEdit;

namespace posthorn::ui {

class PasswordAsk : public QDialog
{
    Q_OBJECT
public:
    explicit PasswordAsk(const accounts::Account &account, QWidget *parent = nullptr);

Q_SIGNALS:
    void given(const posthorn::Secret &secret);

private:
    void give();
    QWidget *makeWords(const accounts::Account &account);
    QWidget *makeField();
    QWidget *makeButtons();

    QLineEdit *m_password;
};

} // namespace posthorn::ui
