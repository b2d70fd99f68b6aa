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

namespace {

explain::Change merged(explain::Change before, const explain::Change &later)
{
    const auto take = [](auto &value, const auto &next) {
        if (next)
            value = next;
    };
    take(before.host, later.host);
    take(before.port, later.port);
    take(before.security, later.security);
    take(before.user, later.user);
    take(before.auth, later.auth);
    return before;
}

Endpoint with(const Endpoint &endpoint, const explain::Change &change)
{
    return {change.host.value_or(endpoint.host), change.port.value_or(endpoint.port),
            change.security.value_or(endpoint.security)};
}

} // namespace

TargetChooser::TargetChooser(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_route(new RouteForm)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_route);
    addField(*m_route->form(), tr("&Test"), *m_choice, 0);
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
    m_route->form()->setRowVisible(m_choice, !accounts.empty());
    if (fresh || chosenId() != before)
        return showChoice();
    Q_EMIT changed();
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
    if (!m_before)
        m_before = m_route->route();
    if (chosenId().isEmpty())
        m_route->apply(change);
    else
        m_change = merged(m_change, change);
    Q_EMIT changed();
}

void TargetChooser::undo()
{
    if (m_before && chosenId().isEmpty())
        m_route->setRoute(m_before->endpoint, m_before->user);
    settle();
}

void TargetChooser::settle()
{
    m_before.reset();
    m_change = {};
    Q_EMIT changed();
}

void TargetChooser::typeSecretAgain()
{
    m_route->typeSecretAgain();
}

QWidget *TargetChooser::entry() const
{
    return m_accounts.empty() ? m_route->entry() : m_choice;
}

CheckRequest TargetChooser::request() const
{
    const auto id = chosenId();
    return {.accountId = id, .route = id.isEmpty() ? m_route->route() : Route{}, .change = m_change};
}

QString TargetChooser::firstFault()
{
    return chosenId().isEmpty() ? m_route->firstFault() : QString{};
}

QString TargetChooser::words() const
{
    const auto id = chosenId();
    const auto account = std::ranges::find(m_accounts, id, &accounts::Account::id);
    const auto route = m_route->route();
    const auto own = !id.isEmpty() && account != m_accounts.end();
    const auto user = m_change.user.value_or(own ? account->user : route.user);
    const auto endpoint = with(own ? account->endpoint : route.endpoint, m_change);
    if (endpoint.host.isEmpty())
        return {};
    return user.isEmpty() ? wordsOf(endpoint) : u"%1 · %2"_s.arg(user, wordsOf(endpoint));
}

void TargetChooser::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_route->tabFrom(m_choice); // only in its window: a change of parents forgets the order
}

QString TargetChooser::chosenId() const
{
    return m_choice->currentData().toString();
}

void TargetChooser::showChoice()
{
    m_before.reset();
    m_change = {};
    m_route->setFieldsVisible(chosenId().isEmpty());
    Q_EMIT changed();
}

} // namespace posthorn::ui
