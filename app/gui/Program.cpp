// SPDX-License-Identifier: MIT
#include "app/gui/Program.h"

#include "ui/shell/Farewell.h"
#include "ui/shell/WelcomePage.h"

#include <QGuiApplication>
#include <QWindow>
#include <algorithm>

namespace posthorn::gui {

using Place = ui::MainWindow::Place;

namespace {

bool isAnyVisible(const QWindow *otherThan)
{
    const auto windows = QGuiApplication::topLevelWindows();
    return std::any_of(windows.begin(), windows.end(), [otherThan](const QWindow *window) {
        return window != otherThan && window->isVisible();
    });
}

} // namespace

Program::Program(const app::Profile &profile)
    : m_words(explain::Catalogue::builtIn()), // the window's own words are English, so the cards are too
      m_accounts(m_engine, profile.accountsFile()),
      m_histories(m_engine, profile.checksFolder()),
      m_drafts(profile.draftsFolder()),
      m_checks(m_engine),
      m_post(m_engine, profile.outboxFolder(),
             [this](const outbox::QueuedMail &mail, const outbox::PlanAnswer &answer) {
                 m_routes.find(mail, answer);
             }),
      m_practiceHost(m_engine, profile.practiceFolder()),
      m_desk{m_engine, m_words, m_accounts,     m_histories, m_checks,
             m_routes, m_post,  m_practiceHost, m_window},
      m_check(m_desk),
      m_write(m_desk, m_drafts),
      m_outbox(m_desk),
      m_explain(m_desk),
      m_practice(m_desk),
      m_accountPage(m_desk),
      m_doctor(m_desk)
{
    const auto follow = [this] {
        QStringList ids;
        for (const auto &account : m_accounts.all())
            ids.append(account.id);
        m_histories.follow(ids);
    };
    connect(&m_accounts, &AccountKeeper::changed, this, follow);
    joinPages();
    welcomePage();
    quitWhenDone();
}

void Program::joinPages()
{
    const auto write = [this](const QString &account) { m_write.open({}, account); };
    const auto fix = [this](const explain::Fix &chosen) { m_check.apply(chosen); };
    connect(&m_check, &CheckWiring::writeRequested, this, write);
    connect(&m_practice, &PracticeWiring::writeRequested, this, write);
    connect(&m_accountPage, &AccountsWiring::writeRequested, this, write);
    connect(&m_accountPage, &AccountsWiring::checkRequested, &m_check, &CheckWiring::testAccount);
    connect(&m_doctor, &DoctorWiring::addAsked, &m_accountPage, &AccountsWiring::add);
    connect(&m_doctor, &DoctorWiring::testAsked, &m_check, &CheckWiring::testAccount);
    connect(&m_write, &WriteWiring::handedOver, &m_outbox, &OutboxWiring::follow);
    connect(&m_write, &WriteWiring::broughtBack, &m_outbox, &OutboxWiring::letGo);
    connect(&m_write, &WriteWiring::notBroughtBack, &m_outbox, &OutboxWiring::stay);
    connect(&m_write, &WriteWiring::accountNeeded, &m_window, &ui::MainWindow::welcome);
    connect(&m_outbox, &OutboxWiring::tookBack, &m_write, &WriteWiring::bringBack);
    connect(&m_outbox, &OutboxWiring::writeAsked, &m_write, &WriteWiring::open);
    connect(&m_outbox, &OutboxWiring::testAsked, &m_check, &CheckWiring::testAccount);
    connect(&m_outbox, &OutboxWiring::fixChosen, &m_check, &CheckWiring::applyTo);
    connect(&m_explain, &ExplainWiring::fixChosen, this, fix);
    connect(&m_explain, &ExplainWiring::checkAsked, &m_check, &CheckWiring::propose);
}

void Program::welcomePage()
{
    auto *page = new ui::WelcomePage;
    connect(page, &ui::WelcomePage::addAccountAsked, &m_accountPage, &AccountsWiring::add);
    connect(page, &ui::WelcomePage::practiceAsked, &m_practice, &PracticeWiring::tryIt);
    connect(page, &ui::WelcomePage::explainAsked, this, [this] { m_explain.open({}); });
    m_window.setWelcome(page);
}

/// A mail on its way is not dropped with the last window; if it fails, the outbox comes back and says so.
void Program::quitWhenDone()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const auto quitIfIdle = [this] {
        if (!isAnyVisible(nullptr) && !m_post.isBusy())
            QCoreApplication::quit();
    };
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, quitIfIdle);
    connect(&m_post, &app::PostOffice::rested, this, quitIfIdle, Qt::QueuedConnection);
    new ui::Farewell(m_window, [this] { return farewell(); });
}

/// What ends with this window; empty where nothing waits, or another window goes on.
QString Program::farewell() const
{
    const int waiting = m_outbox.waiting();
    if (waiting == 0 || isAnyVisible(m_window.windowHandle()))
        return {};
    return waiting == 1
               ? tr("One mail waits in the outbox. It stays there, and goes on when Posthorn is started "
                    "again.")
               : tr("%1 mails wait in the outbox. They stay there, and go on when Posthorn is started again.")
                     .arg(waiting);
}

void Program::start(const Wish &wish)
{
    const Outcome loaded = m_accounts.load();
    if (m_accounts.all().empty())
        m_window.welcome();
    else
        m_window.go(Place::Accounts);
    m_window.show();
    if (!loaded)
        m_window.setActivity(m_words.sentence(loaded.problem()), false);
    if (wish.outbox)
        m_window.go(Place::Outbox);
    if (wish.explain)
        m_explain.open(*wish.explain);
    if (wish.test) {
        const auto account = m_accounts.find(*wish.test);
        m_check.testAccount(account ? account->id : QString());
    }
    m_post.open();
    m_write.recover();
    if (wish.compose)
        m_write.open(*wish.compose);
}

} // namespace posthorn::gui
