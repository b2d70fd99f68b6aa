// SPDX-License-Identifier: MIT
#include "app/gui/CheckWiring.h"

#include "app/wiring/Tool.h"
#include "check/Assemble.h"
#include "files/DurableWrite.h"
#include "report/Report.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace posthorn::gui {

using namespace Qt::StringLiterals;
using Place = ui::MainWindow::Place;

namespace {

/// A fix on an account or its plan: its own settings, but for what the fix changes.
template <class Way>
Way with(Way way, const explain::Change &change)
{
    way.endpoint.host = change.host.value_or(way.endpoint.host);
    way.endpoint.port = change.port.value_or(way.endpoint.port);
    if (way.connectTo)
        way.connectTo->port = way.endpoint.port;
    way.endpoint.security = change.security.value_or(way.endpoint.security);
    way.user = change.user.value_or(way.user);
    if (change.auth)
        way.auth = authMethodFromId(*change.auth).value_or(way.auth);
    return way;
}

} // namespace

CheckWiring::CheckWiring(const Desk &desk) : m_desk(desk), m_page(new ui::CheckPage(desk.words))
{
    desk.window.setPage(Place::Check, m_page);
    connect(m_page, &ui::CheckPage::checkRequested, this, &CheckWiring::start);
    connect(m_page, &ui::CheckPage::stopRequested, &desk.checks, &app::Checks::cancel);
    connect(m_page, &ui::CheckPage::copyRequested, this, &CheckWiring::copyReport);
    connect(m_page, &ui::CheckPage::saveRequested, this, &CheckWiring::chooseLog);
    connect(m_page, &ui::CheckPage::writeRequested, this, &CheckWiring::writeRequested);
    connect(m_page, &ui::CheckPage::fixChosen, this, &CheckWiring::apply);
    connect(m_page, &ui::CheckPage::keepRequested, this, &CheckWiring::keep);
    connect(&desk.checks, &app::Checks::stepChanged, m_page, &ui::CheckPage::showStep);
    connect(&desk.checks, &app::Checks::finished, this, [this](const check::CheckReport &report) {
        m_last = report;
        m_page->finish(report);
        remember();
    });
    connect(m_page->target(), &ui::TargetChooser::changed, this, [this] {
        if (m_page->target()->request().accountId != m_told)
            tellOfThePast();
    });
    connect(&desk.histories, &HistoryKeeper::changed, this, [this](const QString &id) {
        if (id == m_told)
            tellOfThePast();
    });
    const auto fill = [this] { m_page->target()->setAccounts(m_desk.accounts.all()); };
    connect(&desk.accounts, &AccountKeeper::changed, this, fill);
    fill();
}

void CheckWiring::testAccount(const QString &id)
{
    m_desk.window.go(Place::Check);
    m_page->target()->chooseAccount(id);
    m_page->submit();
}

void CheckWiring::propose(const Endpoint &endpoint, const QString &user)
{
    m_desk.window.go(Place::Check);
    m_page->target()->chooseRoute(endpoint, user);
}

void CheckWiring::apply(const explain::Fix &fix)
{
    if (!fix.url.isEmpty())
        return openLink(fix.url);
    if (fix.id == "copy-report"_L1)
        return copyReport();
    if (fix.id == "type-again"_L1)
        return typeAgain();
    if (fix.id == "edit-server"_L1)
        return propose(m_last.target, m_last.user);
    m_desk.window.go(Place::Check);
    if (!fix.apply.isEmpty())
        m_page->target()->apply(fix.apply);
    m_page->submit();
}

void CheckWiring::applyTo(const QString &accountId, const explain::Fix &fix)
{
    m_page->target()->chooseAccount(accountId);
    apply(fix);
}

/// A test that was stopped, or that this computer kept from happening, says nothing about the account.
void CheckWiring::remember()
{
    if (!m_tested.isEmpty() && m_last.verdict != check::CheckReport::Verdict::Untested)
        m_desk.histories.note(m_tested, check::pastRunOf(m_last));
}

void CheckWiring::tellOfThePast()
{
    m_told = m_page->target()->request().accountId;
    const check::History history = m_desk.histories.of(m_told);
    const auto now = QDateTime::currentDateTimeUtc();
    if (history.last() && *history.last() == check::pastRunOf(m_last))
        m_page->compare(history, now);
    else
        m_page->recall(history, now);
}

void CheckWiring::typeAgain()
{
    const QString account = m_page->target()->request().accountId;
    if (account.isEmpty())
        return m_page->target()->typeSecretAgain();
    m_desk.accounts.forgetSecret(account);
    m_page->submit(); // which asks for it
}

void CheckWiring::start(const ui::CheckRequest &request)
{
    m_tested = request.accountId;
    if (request.accountId.isEmpty()) {
        smtp::Plan plan{.endpoint = request.route.endpoint, .user = request.route.user};
        plan.secret = request.route.secret;
        return run(plan);
    }
    planWithPassword(m_desk, m_page, request.accountId, Stage::Auth,
                     [this, request](const Result<smtp::Plan> &plan) {
                         if (plan)
                             run(with(*plan, request.change));
                         else
                             m_page->refuse(m_desk.words.sentence(plan.problem()));
                     });
}

void CheckWiring::run(const smtp::Plan &plan)
{
    smtp::Plan wanted = plan;
    const bool signsIn = plan.wantsAuth() && !plan.secret.isEmpty();
    if (!signsIn)
        wanted.user.clear();
    wanted.until = signsIn ? Stage::Auth : Stage::Capabilities;
    m_page->begin(check::stagesOf(wanted));
    m_desk.checks.start(wanted);
}

void CheckWiring::keep(const ui::CheckRequest &request)
{
    const auto before = m_desk.accounts.find(request.accountId);
    if (!before)
        return;
    m_desk.accounts.replace(*before, with(*before, request.change), [this](const Outcome &kept) {
        if (kept)
            m_page->target()->settle();
        else
            m_page->refuse(m_desk.words.sentence(kept.problem()));
    });
}

void CheckWiring::chooseLog()
{
    const QString name =
        u"%1 %2.md"_s.arg(m_last.target.host, m_last.started.toLocalTime().toString(u"yyyy-MM-dd HH.mm"));
    auto *dialog = new QFileDialog(m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &CheckWiring::saveLog);
    dialog->open();
}

void CheckWiring::saveLog(const QString &path)
{
    const auto log = report::checkMarkdown(m_last, m_desk.words, app::thisTool()).toUtf8();
    m_desk.engine.ask<Outcome>(
        this, [path, log] { return files::durableWrite(path, log); },
        [this](const Outcome &written) {
            if (!written)
                m_page->refuse(m_desk.words.sentence(written.problem()));
        });
}

void CheckWiring::copyReport()
{
    QGuiApplication::clipboard()->setText(report::checkMarkdown(m_last, m_desk.words, app::thisTool()));
}

} // namespace posthorn::gui
