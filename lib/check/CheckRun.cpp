// SPDX-License-Identifier: MIT
#include "check/CheckRun.h"

#include "check/Assemble.h"

namespace posthorn::check {

struct CheckRun::State
{
    smtp::Plan plan;
    WireFactory wires;
    const diagnose::Judge &judge;
    QDateTime started;
    std::unique_ptr<wire::Driver> driver{};
};

CheckRun::CheckRun(smtp::Plan plan, WireFactory wires, const diagnose::Judge &judge, QDateTime started,
                   QObject *parent)
    : QObject(parent),
      m_state(std::make_unique<State>(State{std::move(plan), std::move(wires), judge, std::move(started)}))
{
}

CheckRun::~CheckRun() = default;

void CheckRun::start()
{
    m_state->driver = std::make_unique<wire::Driver>(m_state->plan, m_state->wires());
    connect(m_state->driver.get(), &wire::Driver::stepChanged, this, &CheckRun::stepChanged);
    connect(m_state->driver.get(), &wire::Driver::commitAsked, m_state->driver.get(),
            &wire::Driver::mayCommit);
    connect(m_state->driver.get(), &wire::Driver::finished, this, [this](const wire::Run &run) {
        Q_EMIT finished(assemble(m_state->plan, m_state->started, run, m_state->judge));
    });
    m_state->driver->start();
}

void CheckRun::cancel()
{
    if (m_state->driver)
        m_state->driver->cancel();
}

} // namespace posthorn::check
