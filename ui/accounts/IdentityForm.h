// SPDX-License-Identifier: MIT
#pragma once
// Who writes with an account: its name, and one sender or more, each with an address, a place for answers, a
// signature and a colour.

#include "accounts/Account.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace posthorn::ui {

class Notice;

class IdentityForm : public QDialog
{
    Q_OBJECT
public:
    explicit IdentityForm(const accounts::Account &account, QWidget *parent = nullptr);

    /// A sentence from outside about why it was not taken; the form stays as it is.
    void refuse(const QString &sentence);

Q_SIGNALS:
    /// Close the form once it is kept.
    void submitted(const posthorn::accounts::Account &before, const posthorn::accounts::Account &after);

private:
    void build();
    QWidget *makeFields();
    QWidget *makeButtons();
    void submit();
    /// Puts the fields into the sender they show; false with a sentence on the form.
    bool takeFields();
    void choose(int index);
    void addSender();
    void removeSender();
    void fillChoice(int current);

    accounts::Account m_before;
    std::vector<accounts::Identity> m_identities;
    int m_shown = -1; ///< beyond the list: a new one
    QLineEdit *m_accountName;
    QComboBox *m_choice;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_replyTo;
    QPlainTextEdit *m_signature;
    QComboBox *m_colour;
    QPushButton *m_remove;
    Notice *m_notice;
};

} // namespace posthorn::ui
