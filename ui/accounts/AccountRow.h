// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/Account.h"
#include "ui/widgets/CardFrame.h"

namespace posthorn::ui {

/// One account in the list, with what can be done with it.
class AccountRow : public CardFrame
{
    Q_OBJECT
public:
    explicit AccountRow(const accounts::Account &account, QWidget *parent = nullptr);

Q_SIGNALS:
    void writeAsked();
    void checkAsked();
    void removeAsked(); ///< asked, and confirmed in the row

private:
    QWidget *makeButtons();
    QWidget *makeQuestion();

    QString m_name;
    QWidget *m_buttons;
    QWidget *m_question;
};

/// "smtp.example.com:587 · STARTTLS"
[[nodiscard]] QString wordsOf(const Endpoint &endpoint);

} // namespace posthorn::ui
