// SPDX-License-Identifier: MIT
#include "ui/check/TargetChooser.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/Field.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

TargetChooser::TargetChooser(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_choiceRow(new QWidget), m_route(new RouteForm)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_choiceRow);
    layout->addWidget(m_route);
    addField(*makeForm(m_choiceRow), tr("&Test"), *m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TargetChooser::showChoice);
    connect(m_route, &RouteForm::submitted, this, &TargetChooser::submitted);
    setAccounts({});
}

void TargetChooser::setAccounts(const std::vector<accounts::Account> &accounts)
{
    const auto before = chosenId();
    const auto fresh = m_accounts.empty();
    m_accounts = accounts;
    const QSignalBlocker quiet{m_choice};
    m_choice->clear();
    for (const auto &account : accounts)
        m_choice->addItem(account.name, account.id);
    m_choice->addItem(tr("Another server, typed in by hand"), QString{});
    m_choice->setCurrentIndex(fresh ? 0 : std::max(0, m_choice->findData(before)));
    m_choiceRow->setVisible(!accounts.empty());
    showChoice();
}

void TargetChooser::chooseAccount(const QString &accountId)
{
    if (const auto index = m_choice->findData(accountId); index >= 0)
        m_choice->setCurrentIndex(index);
}

void TargetChooser::chooseRoute(const Endpoint &endpoint, const QString &user)
{
    chooseAccount({});
    m_route->setRoute(endpoint, user);
    showChoice();
}

void TargetChooser::apply(const explain::Change &change)
{
    m_route->apply(change);
    showChoice();
}

CheckRequest TargetChooser::request() const
{
    const auto id = chosenId();
    return {id, id.isEmpty() ? m_route->route() : Route{}};
}

QString TargetChooser::firstFault()
{
    return chosenId().isEmpty() ? m_route->firstFault() : QString{};
}

QString TargetChooser::words() const
{
    const auto id = chosenId();
    const auto account = std::ranges::find(m_accounts, id, &accounts::Account::id);
    if (!id.isEmpty() && account != m_accounts.end())
        return u"%1 · %2"_s.arg(account->user.isEmpty() ? account->name : account->user,
                                wordsOf(account->endpoint));
    const auto route = m_route->route();
    if (route.endpoint.host.isEmpty())
        return {};
    return route.user.isEmpty() ? wordsOf(route.endpoint)
                                : u"%1 · %2"_s.arg(route.user, wordsOf(route.endpoint));
}

QString TargetChooser::chosenId() const
{
    return m_choice->currentData().toString();
}

void TargetChooser::showChoice()
{
    m_route->setVisible(chosenId().isEmpty());
    Q_EMIT changed();
}

} // namespace posthorn::ui
