// SPDX-License-Identifier: MIT
#include "app/gui/AccountsWiring.h"

#include "ui/accounts/AccountForm.h"

#include <QUuid>

namespace posthorn::gui {

using Place = ui::MainWindow::Place;

AccountsWiring::AccountsWiring(const Desk &desk) : m_desk(desk), m_page(new ui::AccountsPage)
{
    desk.window.setPage(Place::Accounts, m_page);
    connect(m_page, &ui::AccountsPage::addAsked, this, &AccountsWiring::add);
    connect(m_page, &ui::AccountsPage::writeAsked, this, &AccountsWiring::writeRequested);
    connect(m_page, &ui::AccountsPage::checkAsked, this, &AccountsWiring::checkRequested);
    connect(m_page, &ui::AccountsPage::removeAsked, this, [this](const QString &id) {
        const auto account = m_desk.accounts.find(id);
        if (account && account->practice)
            return m_desk.practice.stop();
        m_desk.accounts.remove(id, [this](const Outcome &removed) {
            if (!removed)
                m_desk.window.setActivity(m_desk.words.sentence(removed.problem()), false);
        });
    });
    const auto fill = [this] { m_page->setAccounts(m_desk.accounts.all()); };
    connect(&desk.accounts, &AccountKeeper::changed, this, fill);
    fill();
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
