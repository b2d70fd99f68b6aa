// SPDX-License-Identifier: MIT
#pragma once
// Asks for the password of an account on the page that needs it.

#include "ui/accounts/AccountItem.h"
#include "ui/widgets/CardFrame.h"

class QComboBox;
class QLineEdit;

namespace posthorn::ui {

class PasswordAsk : public CardFrame
{
    Q_OBJECT
public:
    /// `trouble` says why it is asked for although it was kept; empty when it was not.
    explicit PasswordAsk(const accounts::Account &account, const QString &trouble = {},
                         QWidget *parent = nullptr);

    void takeKeyboard();

Q_SIGNALS:
    /// One of the two, once; the card can go then.
    void given(const posthorn::Secret &secret, posthorn::accounts::SecretHome home);
    void declined();

private:
    void give();
    void addWords(const accounts::Account &account, const QString &trouble);
    QWidget *makeFields(const accounts::Account &account);
    QWidget *makeButtons();

    QLineEdit *m_password;
    QComboBox *m_home;
};

} // namespace posthorn::ui
