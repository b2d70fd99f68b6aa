// SPDX-License-Identifier: MIT
#include "app/gui/AccountsWiring.h"

#include "ui/accounts/AccountForm.h"
#include "ui/accounts/IdentityForm.h"

#include <QUuid>
#include <algorithm>

namespace posthorn::gui {

using Place = ui::MainWindow::Place;

AccountsWiring::AccountsWiring(const Desk &desk) : m_desk(desk), m_page(new ui::AccountsPage)
{
    desk.window.setPage(Place::Accounts, m_page);
    connect(m_page, &ui::AccountsPage::addAsked, this, &AccountsWiring::add);
    connect(m_page, &ui::AccountsPage::writeAsked, this, &AccountsWiring::writeRequested);
    connect(m_page, &ui::AccountsPage::checkAsked, this, &AccountsWiring::checkRequested);
    connect(m_page, &ui::AccountsPage::editAsked, this, &AccountsWiring::edit);
    connect(m_page, &ui::AccountsPage::removeAsked, this, [this](const QString &id) {
        const auto account = m_desk.accounts.find(id);
        if (account && account->practice)
            return m_desk.practice.stop();
        m_desk.accounts.remove(id, [this](const Outcome &removed) { say(removed); });
    });
    const auto sayIt = [this](const Outcome &done) { say(done); };
    connect(m_page, &ui::AccountsPage::defaultAsked, this,
            [this, sayIt](const QString &id) { m_desk.accounts.makeDefault(id, sayIt); });
    connect(m_page, &ui::AccountsPage::moveAsked, this,
            [this, sayIt](const QString &id, int steps) { m_desk.accounts.move(id, steps, sayIt); });
    connect(m_page, &ui::AccountsPage::homeChosen, this,
            [this, sayIt](const QString &id, accounts::SecretHome home) {
                m_desk.accounts.chooseHome(id, home, sayIt);
            });
    connect(&desk.accounts, &AccountKeeper::stumbled, this, [this](const Problem &problem) { say(problem); });
    connect(&desk.accounts, &AccountKeeper::changed, this, &AccountsWiring::fill);
    fill();
}

void AccountsWiring::fill()
{
    const auto accounts = m_desk.accounts.all();
    const auto own = std::ranges::count(accounts, false, &accounts::Account::practice);
    std::vector<ui::AccountItem> items;
    items.reserve(accounts.size());
    for (const auto &account : accounts)
        items.push_back({.account = account,
                         .password = noteOf(account),
                         .isDefault = account.id == m_desk.accounts.defaultId(),
                         .amongOthers = own > 1 && !account.practice});
    m_page->setAccounts(items);
}

ui::PasswordNote AccountsWiring::noteOf(const accounts::Account &account) const
{
    using State = ui::PasswordNote::State;
    if (account.practice || !accounts::needsSecret(account))
        return {};
    const auto known = m_desk.accounts.secrets().stateOf(account.id);
    if (known.waiting)
        return {.state = State::Waiting};
    if (account.secretHome == accounts::SecretHome::Ask)
        return {.state = State::Asked};
    if (account.secretHome == accounts::SecretHome::Session)
        return {.state = known.inMemory ? State::InMemory : State::Asked};
    if (known.trouble)
        return {.state = State::Trouble,
                .words = m_desk.words.sentence(*known.trouble),
                .inMemory = known.inMemory};
    if (!account.keptBy.isEmpty())
        return {.state = State::Kept, .words = account.keptBy};
    return {.state = known.inMemory ? State::InMemory : State::NotKept};
}

void AccountsWiring::say(const Outcome &done)
{
    if (!done)
        m_desk.window.setActivity(m_desk.words.sentence(done.problem()), false);
    fill(); // a choice that was not taken shows what holds
}

void AccountsWiring::edit(const QString &id)
{
    const auto account = m_desk.accounts.find(id);
    if (!account)
        return;
    auto *form = new ui::IdentityForm(*account, &m_desk.window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &ui::IdentityForm::submitted, this,
            [this, form = QPointer(form)](const accounts::Account &before, const accounts::Account &after) {
                m_desk.accounts.replace(before, after, [this, form](const Outcome &saved) {
                    if (form && saved)
                        form->close();
                    else if (form)
                        form->refuse(m_desk.words.sentence(saved.problem()));
                });
            });
    form->open();
}

void AccountsWiring::add()
{
    auto *form = new ui::AccountForm(&m_desk.window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &ui::AccountForm::submitted, this,
            [this, form](const accounts::Account &account, const Secret &secret) {
                keep(form, account, secret);
            });
    form->open();
}

void AccountsWiring::keep(ui::AccountForm *form, const accounts::Account &account, const Secret &secret)
{
    accounts::Account kept = account;
    kept.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QPointer<ui::AccountForm> still(form);
    m_desk.accounts.put(kept, secret, [this, still, id = kept.id](const Outcome &saved) {
        if (!still)
            return;
        if (!saved)
            return still->refuse(m_desk.words.sentence(saved.problem()));
        still->close();
        Q_EMIT checkRequested(id); // the first question about a new account is whether it works
    });
}

} // namespace posthorn::gui
