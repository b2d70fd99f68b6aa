// SPDX-License-Identifier: MIT
#include "ui/accounts/AccountsPage.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Tokens.h"

#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

AccountsPage::AccountsPage(QWidget *parent)
    : Page(tr("Accounts"), Width::Reading, parent),
      m_empty(new EmptyState({.icon = u"accounts"_s,
                              .title = tr("No account yet"),
                              .sentence = tr("An account says who you are and which server takes your mail."),
                              .button = tr("Add my account")})),
      m_add(plainButton(tr("Add account"), u"plus"_s))
{
    addAction(m_add);
    content()->addWidget(m_empty, 1);
    connect(static_cast<QPushButton *>(m_add), &QPushButton::clicked, this, &AccountsPage::addAsked);
    connect(m_empty, &EmptyState::asked, this, &AccountsPage::addAsked);
    setAccounts({});
}

void AccountsPage::setAccounts(const std::vector<accounts::Account> &accounts)
{
    if (m_list) {
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget;
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    for (const auto &account : accounts)
        addRow(account);
    layout->addStretch(1);
    content()->addWidget(m_list);
    m_list->setVisible(!accounts.empty());
    m_empty->setVisible(accounts.empty());
    m_add->setVisible(!accounts.empty());
    setContext(accounts.empty() ? QString{} : tr("Who you are, and which server takes your mail"));
}

void AccountsPage::addRow(const accounts::Account &account)
{
    auto *row = new AccountRow(account);
    m_list->layout()->addWidget(row);
    connect(row, &AccountRow::writeAsked, this, [this, id = account.id] { Q_EMIT writeAsked(id); });
    connect(row, &AccountRow::checkAsked, this, [this, id = account.id] { Q_EMIT checkAsked(id); });
    connect(row, &AccountRow::removeAsked, this, [this, id = account.id] { Q_EMIT removeAsked(id); });
}

} // namespace posthorn::ui
