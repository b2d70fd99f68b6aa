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

void AccountsPage::setAccounts(const std::vector<AccountItem> &items)
{
    QString focused;
    if (m_list) {
        const QWidget *now = m_list->window()->focusWidget();
        if (now && m_list->isAncestorOf(now))
            focused = now->accessibleName();
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget;
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    for (const auto &item : items)
        addRow(item);
    layout->addStretch(1);
    content()->addWidget(m_list);
    m_list->setVisible(!items.empty());
    m_empty->setVisible(items.empty());
    m_add->setVisible(!items.empty());
    setContext(items.empty() ? QString{} : tr("Who you are, and which server takes your mail"));
    giveKeyboardTo(focused);
}

void AccountsPage::giveKeyboardTo(const QString &accessibleName)
{
    for (QWidget *widget : m_list->findChildren<QWidget *>()) {
        if (!accessibleName.isEmpty() && widget->accessibleName() == accessibleName)
            return widget->setFocus();
    }
}

void AccountsPage::addRow(const AccountItem &item)
{
    auto *row = new AccountRow(item);
    m_list->layout()->addWidget(row);
    const QString id = item.account.id;
    connect(row, &AccountRow::writeAsked, this, [this, id] { Q_EMIT writeAsked(id); });
    connect(row, &AccountRow::checkAsked, this, [this, id] { Q_EMIT checkAsked(id); });
    connect(row, &AccountRow::editAsked, this, [this, id] { Q_EMIT editAsked(id); });
    connect(row, &AccountRow::removeAsked, this, [this, id] { Q_EMIT removeAsked(id); });
    connect(row, &AccountRow::defaultAsked, this, [this, id] { Q_EMIT defaultAsked(id); });
    connect(row, &AccountRow::moveAsked, this, [this, id](int steps) { Q_EMIT moveAsked(id, steps); });
    connect(row, &AccountRow::homeChosen, this,
            [this, id](accounts::SecretHome home) { Q_EMIT homeChosen(id, home); });
}

} // namespace posthorn::ui
