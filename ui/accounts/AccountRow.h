// SPDX-License-Identifier: MIT
#pragma once

#include "ui/accounts/AccountItem.h"
#include "ui/widgets/CardFrame.h"

class QHBoxLayout;

namespace posthorn::ui {

/// One account in the list, with what can be done with it.
class AccountRow : public CardFrame
{
    Q_OBJECT
public:
    explicit AccountRow(const AccountItem &item, QWidget *parent = nullptr);

Q_SIGNALS:
    void writeAsked();
    void checkAsked();
    void editAsked();
    void removeAsked(); ///< asked, and confirmed in the row
    void defaultAsked();
    void moveAsked(int steps);
    void homeChosen(posthorn::accounts::SecretHome home);

private:
    void addTitle(const AccountItem &item);
    void addIdentities(const accounts::Account &account);
    void addPassword(const AccountItem &item);
    QWidget *makeButtons(const AccountItem &item);
    QWidget *makeMore(const AccountItem &item);
    QWidget *makeQuestion();

    QString m_name;
    QWidget *m_buttons;
    QWidget *m_question;
};

/// "smtp.example.com:587 · STARTTLS"
[[nodiscard]] QString wordsOf(const Endpoint &endpoint);

} // namespace posthorn::ui
