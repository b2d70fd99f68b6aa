// SPDX-License-Identifier: MIT
#include "app/gui/DoctorWiring.h"

namespace posthorn::gui {

using Place = ui::MainWindow::Place;
using Now = ui::Health::Now;

DoctorWiring::DoctorWiring(const Desk &desk)
    : m_desk(desk), m_page(new ui::DoctorPage(desk.words)), m_checks(desk.engine)
{
    desk.window.setPage(Place::Doctor, m_page);
    connect(m_page, &ui::DoctorPage::checkAllAsked, this, &DoctorWiring::checkAll);
    connect(m_page, &ui::DoctorPage::stopAsked, this, &DoctorWiring::stop);
    connect(m_page, &ui::DoctorPage::addAsked, this, &DoctorWiring::addAsked);
    connect(m_page, &ui::DoctorPage::testAsked, this, &DoctorWiring::testAsked);
    connect(&m_checks, &app::Checks::finished, this, &DoctorWiring::take);
    connect(&desk.accounts, &AccountKeeper::changed, this, &DoctorWiring::fill);
    connect(&desk.histories, &HistoryKeeper::changed, this, &DoctorWiring::fill);
    connect(&desk.window, &ui::MainWindow::placeChanged, this, [this](Place place) {
        if (place == Place::Doctor)
            fill(); // how long ago is a matter of the moment
    });
    fill();
}

void DoctorWiring::fill()
{
    std::vector<ui::Health> all;
    for (const auto &account : m_desk.accounts.all()) {
        const check::History history = m_desk.histories.of(account.id);
        ui::Health health{.accountId = account.id, .name = account.name, .endpoint = account.endpoint};
        if (history.last())
            health.last = *history.last();
        health.now = account.id == m_running          ? Now::Running
                     : m_waiting.contains(account.id) ? Now::Waiting
                                                      : Now::Resting;
        all.push_back(health);
    }
    m_page->show(all, QDateTime::currentDateTimeUtc());
}

void DoctorWiring::checkAll()
{
    for (const auto &account : m_desk.accounts.all())
        m_waiting.append(account.id);
    next();
}

void DoctorWiring::stop()
{
    m_waiting.clear();
    m_running.clear();
    m_checks.cancel();
    fill();
}

void DoctorWiring::next()
{
    m_running = m_waiting.isEmpty() ? QString() : m_waiting.takeFirst();
    fill();
    if (!m_running.isEmpty())
        m_desk.accounts.planFor(m_running, Stage::Auth,
                                [this, id = m_running](const Result<smtp::Plan> &plan) {
                                    if (id == m_running)
                                        run(id, plan);
                                });
}

/// Nobody is asked for a password here: without one the test goes as far as it can.
void DoctorWiring::run(const QString &id, const Result<smtp::Plan> &plan)
{
    const auto account = m_desk.accounts.find(id);
    if (!account)
        return next();
    smtp::Plan wanted = plan ? *plan : accounts::planFor(*account, {}, Stage::Capabilities);
    if (!wanted.wantsAuth() || wanted.secret.isEmpty()) {
        wanted.user.clear();
        wanted.until = Stage::Capabilities;
    }
    m_checks.start(wanted);
}

void DoctorWiring::take(const check::CheckReport &report)
{
    if (report.problem && report.problem->kind == Problem::Kind::Cancelled)
        return; // by stop(), which has said so already
    if (report.verdict != check::CheckReport::Verdict::Untested)
        m_desk.histories.note(m_running, check::pastRunOf(report));
    next();
}

} // namespace posthorn::gui
