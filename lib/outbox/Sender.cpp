// SPDX-License-Identifier: MIT
#include "outbox/Sender.h"

#include "outbox/SenderState.h"

#include <algorithm>

namespace posthorn::outbox {

Sender::Sender(WireFactory wires, const diagnose::Judge &judge, IntentLog &intents, QObject *parent)
    : QObject(parent), m_state(std::make_unique<State>(*this, std::move(wires), judge, intents))
{
}

Sender::~Sender() = default;

quint64 Sender::send(const smtp::Plan &plan, const mime::Message &message)
{
    const quint64 number = ++m_state->numbers;
    m_state->jobs.push_back({.number = number, .plan = plan, .message = message});
    if (!m_state->driver)
        m_state->begin();
    return number;
}

void Sender::useWarm(WarmConnection &warm)
{
    m_state->warm = &warm;
}

void Sender::cancel()
{
    for (Job &job : m_state->jobs) {
        job.isCancelled = true;
        if (!m_state->driver && !job.report)
            m_state->conclude(job, {}, {});
    }
    if (m_state->driver)
        m_state->driver->cancel();
    else
        m_state->report();
}

/// Half a connection cannot be cancelled: one whose terminator is out must hear its answer first.
void Sender::cancel(quint64 number)
{
    auto &jobs = m_state->jobs;
    const auto job =
        std::ranges::find_if(jobs, [number](const Job &one) { return one.number == number && !one.report; });
    if (job == jobs.end())
        return;
    job->isCancelled = true;
    if (m_state->current() == &*job)
        return m_state->driver->cancel();
    if (job->aboard)
        return;
    m_state->conclude(*job, {}, {});
    const SendReport report = *job->report;
    jobs.erase(job);
    Q_EMIT finished(report);
}

} // namespace posthorn::outbox
