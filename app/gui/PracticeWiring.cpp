// SPDX-License-Identifier: MIT
#include "app/gui/PracticeWiring.h"

using namespace Qt::StringLiterals;

namespace posthorn::gui {

namespace {

accounts::Account practiceAccount(const practice::Ports &ports, const QByteArray &caPem)
{
    accounts::Account account{.id = practiceAccountId, .name = u"Practice"_s};
    account.identities = {{Mailbox{u"Practice"_s, *Address::parse(u"me@practice.example")}}};
    account.endpoint = {u"localhost"_s, ports.startTls, Security::StartTls};
    account.connectTo = Endpoint{u"127.0.0.1"_s, ports.startTls, Security::StartTls};
    account.user = u"me@practice.example"_s;
    account.trustedPem = caPem;
    account.practice = true;
    return account;
}

} // namespace

PracticeWiring::PracticeWiring(const Desk &desk) : m_desk(desk), m_page(new ui::PracticePage)
{
    desk.window.setPage(ui::MainWindow::Place::Practice, m_page);
    connect(m_page, &ui::PracticePage::startRequested, &desk.practice, &app::PracticeHost::start);
    connect(m_page, &ui::PracticePage::stopRequested, &desk.practice, &app::PracticeHost::stop);
    connect(m_page, &ui::PracticePage::writeAsked, this,
            [this] { Q_EMIT writeRequested(practiceAccountId); });
    connect(&desk.practice, &app::PracticeHost::started, this, &PracticeWiring::ready);
    connect(&desk.practice, &app::PracticeHost::mailTaken, this, &PracticeWiring::take);
    connect(&desk.practice, &app::PracticeHost::stopped, this, [this] {
        m_page->setPorts(std::nullopt);
        m_desk.accounts.setPractice(std::nullopt);
    });
    connect(&desk.practice, &app::PracticeHost::failed, this, [this](const Problem &problem) {
        m_writeWhenReady = false;
        m_page->refuse(m_desk.words.sentence(problem));
        m_desk.window.go(ui::MainWindow::Place::Practice);
    });
    m_page->setPorts(std::nullopt);
}

void PracticeWiring::tryIt()
{
    m_desk.window.go(ui::MainWindow::Place::Practice);
    if (m_desk.accounts.find(practiceAccountId))
        return Q_EMIT writeRequested(practiceAccountId);
    m_writeWhenReady = true;
    m_desk.practice.start();
}

void PracticeWiring::ready(const practice::Ports &ports, const QByteArray &caPem)
{
    m_page->setPorts(ports);
    m_desk.accounts.setPractice(practiceAccount(ports, caPem));
    if (std::exchange(m_writeWhenReady, false))
        Q_EMIT writeRequested(practiceAccountId);
}

void PracticeWiring::take(const practice::CapturedMail &mail)
{
    m_desk.engine.ask<mime::Summary>(
        this, [bytes = mail.mail.message] { return mime::summarize(bytes); },
        [this, mail](const mime::Summary &summary) {
            m_page->addMail({mail, summary});
            m_desk.window.setCount(ui::MainWindow::Place::Practice, m_page->count());
        });
}

} // namespace posthorn::gui
