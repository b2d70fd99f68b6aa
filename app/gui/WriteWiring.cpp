// SPDX-License-Identifier: MIT
#include "app/gui/WriteWiring.h"

#include "providers/Provider.h"
#include "review/Review.h"
#include "ui/compose/ComposeWindow.h"

#include <QFileDialog>
#include <QUuid>

namespace posthorn::gui {

namespace {

Limits limitsOf(const accounts::Account &account)
{
    const auto *provider = providers::Table::builtIn().byHost(account.endpoint.host);
    return provider ? provider->limits : Limits{};
}

std::vector<ui::SenderChoice> sendersOf(const std::vector<accounts::Account> &accounts)
{
    std::vector<ui::SenderChoice> senders;
    for (const auto &account : accounts) {
        for (const auto &identity : account.identities)
            senders.push_back({.accountId = account.id,
                               .mailbox = identity.mailbox,
                               .practice = account.practice,
                               .largestMail = limitsOf(account).messageBytes,
                               .replyTo = identity.replyTo,
                               .signature = identity.signature});
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

mime::Stamp freshStamp()
{
    return {.date = QDateTime::currentDateTime(),
            .messageId = WriteWiring::freshId(),
            .boundary = QUuid::createUuid().toString(QUuid::Id128)};
}

} // namespace

WriteWiring::WriteWiring(const Desk &desk, DraftKeeper &drafts) : m_desk(desk), m_drafts(drafts)
{
    connect(&desk.window, &ui::MainWindow::writeAsked, this, [this] { open(); });
    connect(&desk.post, &app::PostOffice::changed, this, [this](const outbox::Record &record) {
        if (record.state == outbox::State::Sent)
            m_warming.signedIn(record.accountId);
    });
}

QString WriteWiring::freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void WriteWiring::open(const mime::Draft &draft, const QString &accountId)
{
    if (m_desk.accounts.all().empty())
        return Q_EMIT accountNeeded();
    auto *window = makeWindow(freshId());
    window->chooseSender(accountId.isEmpty() ? m_desk.accounts.defaultId() : accountId);
    window->setDraft(draft);
    if (draft == mime::Draft{})
        offerOthers(window);
    window->show();
    window->activateWindow();
}

ui::ComposeWindow *WriteWiring::makeWindow(const QString &id)
{
    auto *window = new ui::ComposeWindow(m_desk.words);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setSenders(sendersOf(m_desk.accounts.all()));
    connect(&m_desk.accounts, &AccountKeeper::changed, window, [this, window] {
        if (!window->written().from) // else the sender would change behind the person's back
            window->setSenders(sendersOf(m_desk.accounts.all()));
    });
    connect(window, &ui::ComposeWindow::sendRequested, this,
            [this, window, id](const QString &account, const mime::Draft &draft) {
                look({window, id, account, draft, window->written()});
            });
    letAttach(window);
    letKeep(window, id);
    return window;
}

void WriteWiring::letAttach(ui::ComposeWindow *window)
{
    connect(window, &ui::ComposeWindow::filesWanted, window, [window] {
        auto *dialog = new QFileDialog(window, tr("Attach files"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        connect(dialog, &QFileDialog::filesSelected, window, &ui::ComposeWindow::attach);
        dialog->open();
    });
    connect(window, &ui::ComposeWindow::copyRequested, this, [this, window](int number, const QString &path) {
        m_copies.ask<Result<mime::AttachedFile>>(
            window, [path] { return mime::attach(path); },
            [window, number](const Result<mime::AttachedFile> &copy) { window->attached(number, copy); });
    });
}

/// The look reads attached archives, so it belongs to the engine's thread.
void WriteWiring::look(const Outgoing &mail)
{
    const auto account = m_desk.accounts.find(mail.accountId);
    const auto limits = account ? limitsOf(*account) : Limits{};
    m_desk.engine.ask<std::vector<Finding>>(
        mail.window,
        [draft = mail.draft, limits, known = ownDomains(m_desk.accounts.all())] {
            return review::review(draft, limits, review::Domains(providers::Table::builtIn(), known));
        },
        [this, mail](const std::vector<Finding> &findings) {
            if (mail.window->clears(findings))
                send(mail);
        });
}

void WriteWiring::send(const Outgoing &mail)
{
    m_desk.engine.ask<Result<mime::Message>>(
        mail.window, [draft = mail.draft, stamp = freshStamp()] { return mime::render(draft, stamp); },
        [this, mail](const Result<mime::Message> &message) {
            if (message)
                post(mail, *message);
            else
                mail.window->refuse(m_desk.words.sentence(message.problem()));
        });
}

void WriteWiring::post(const Outgoing &mail, const mime::Message &message)
{
    planWithPassword(m_desk, mail.window, mail.accountId, Stage::Send,
                     [this, mail, message](const Result<smtp::Plan> &plan) {
                         if (!mail.window)
                             return;
                         if (plan)
                             letGo(mail, *plan, message);
                         else
                             mail.window->refuse(m_desk.words.sentence(plan.problem()));
                     });
}

} // namespace posthorn::gui
