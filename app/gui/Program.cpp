// SPDX-License-Identifier: MIT
#include "app/gui/Program.h"

#include "ui/shell/WelcomePage.h"

#include <QGuiApplication>
#include <QWindow>
#include <algorithm>

namespace posthorn::gui {

using Place = ui::MainWindow::Place;

Program::Program(const app::Profile &profile)
    : m_words(explain::Catalogue::builtIn()), // the window's own words are English, so the cards are too
      m_accounts(m_engine, profile.accountsFile()),
      m_histories(m_engine, profile.checksFolder()),
      m_drafts(profile.draftsFolder()),
      m_checks(m_engine),
      m_sends(m_engine),
      m_practiceHost(m_engine, profile.practiceFolder()),
      m_desk{m_engine, m_words, m_accounts, m_histories, m_checks, m_sends, m_practiceHost, m_window},
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
    connect(&m_write, &WriteWiring::handedOver, &m_outbox, &OutboxWiring::add);
    connect(&m_write, &WriteWiring::accountNeeded, &m_window, &ui::MainWindow::welcome);
    connect(&m_outbox, &OutboxWiring::writeAgain, &m_write, &WriteWiring::openAgain);
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
        const auto windows = QGuiApplication::topLevelWindows();
        const bool visible = std::any_of(windows.begin(), windows.end(),
                                         [](const QWindow *window) { return window->isVisible(); });
        if (!visible && m_sends.waiting() == 0)
            QCoreApplication::quit();
    };
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, quitIfIdle);
    connect(&m_sends, &app::Sends::finished, this, quitIfIdle, Qt::QueuedConnection);
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
    m_write.recover();
    if (wish.compose)
        m_write.open(*wish.compose);
}

} // namespace posthorn::gui
