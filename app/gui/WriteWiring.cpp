// SPDX-License-Identifier: MIT
#include "app/gui/WriteWiring.h"

#include "mime/Message.h"
#include "providers/Provider.h"
#include "review/Review.h"
#include "ui/compose/ComposeWindow.h"

#include <QUuid>

namespace posthorn::gui {

namespace {

std::vector<ui::SenderChoice> sendersOf(const std::vector<accounts::Account> &accounts)
{
    std::vector<ui::SenderChoice> senders;
    for (const auto &account : accounts) {
        for (const auto &identity : account.identities)
            senders.push_back({account.id, identity.mailbox, account.practice});
    }
    return senders;
}

QStringList ownDomains(const std::vector<accounts::Account> &accounts)
{
    QStringList domains;
    for (const auto &account : accounts) {
        for (const auto &identity : account.identities)
            domains += identity.mailbox.address.domain();
    }
    return domains;
}

Limits limitsOf(const accounts::Account &account)
{
    const auto *provider = providers::Table::builtIn().byHost(account.endpoint.host);
    return provider ? provider->limits : Limits{};
}

mime::Stamp freshStamp()
{
    return {.date = QDateTime::currentDateTime(),
            .messageId = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .boundary = QUuid::createUuid().toString(QUuid::Id128)};
}

} // namespace

WriteWiring::WriteWiring(const Desk &desk) : m_desk(desk)
{
    connect(&desk.window, &ui::MainWindow::writeAsked, this, [this] { open(); });
}

void WriteWiring::open(const mime::Draft &draft, const QString &accountId)
{
    const auto senders = sendersOf(m_desk.accounts.all());
    if (senders.empty())
        return Q_EMIT accountNeeded();
    auto *window = new ui::ComposeWindow(m_desk.words);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setSenders(senders);
    window->chooseSender(accountId.isEmpty() ? m_desk.accounts.defaultId() : accountId);
    window->setDraft(draft);
    connect(window, &ui::ComposeWindow::sendRequested, this,
            [this, window](const QString &account, const mime::Draft &written) {
                look(window, account, written);
            });
    window->show();
    window->activateWindow();
}

/// The look reads attached archives, so it belongs to the engine's thread.
void WriteWiring::look(ui::ComposeWindow *window, const QString &accountId, const mime::Draft &draft)
{
    const auto account = m_desk.accounts.find(accountId);
    const auto limits = account ? limitsOf(*account) : Limits{};
    m_desk.engine.ask<std::vector<Finding>>(
        window,
        [draft, limits, known = ownDomains(m_desk.accounts.all())] {
            return review::review(draft, limits, review::Domains(providers::Table::builtIn(), known));
        },
        [this, window, accountId, draft](const std::vector<Finding> &findings) {
            if (window->clears(findings))
                send(window, accountId, draft);
        });
}

void WriteWiring::send(ui::ComposeWindow *window, const QString &accountId, const mime::Draft &draft)
{
    m_desk.engine.ask<Result<mime::Message>>(
        window, [draft, stamp = freshStamp()] { return mime::render(draft, stamp); },
        [this, window, accountId, draft](const Result<mime::Message> &message) {
            if (message)
                post(window, accountId, draft, *message);
            else
                window->refuse(m_desk.words.sentence(message.problem()));
        });
}

void WriteWiring::post(ui::ComposeWindow *window, const QString &accountId, const mime::Draft &draft,
                       const mime::Message &message)
{
    const QPointer<ui::ComposeWindow> still(window);
    planWithPassword(m_desk, window, accountId, Stage::Send,
                     [this, still, accountId, draft, message](const Result<smtp::Plan> &plan) {
                         if (!still)
                             return;
                         if (!plan)
                             return still->refuse(m_desk.words.sentence(plan.problem()));
                         Q_EMIT handedOver(m_desk.sends.send(*plan, message), accountId, draft);
                         still->leave();
                     });
}

} // namespace posthorn::gui
