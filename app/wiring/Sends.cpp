// SPDX-License-Identifier: MIT
#include "app/wiring/Sends.h"

#include "wire/TlsWire.h"

#include <algorithm>

namespace posthorn::app {

namespace {

/// One mail after another to the same server goes on with its TLS session.
auto wires()
{
    return [tickets = std::make_shared<wire::SessionTickets>()] {
        return std::make_unique<wire::TlsWire>(tickets);
    };
}

} // namespace

Sends::Sends(const EngineThread &engine, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_sender(engine.adopt(std::make_unique<outbox::Sender>(wires(), diagnose::Judge::builtIn(), m_intents)))
{
    connect(m_sender.get(), &outbox::Sender::progressed, this, [this](qint64 bytes, qint64 total) {
        if (m_busy)
            Q_EMIT progressed(m_jobs.front().number, bytes, total);
    });
    connect(m_sender.get(), &outbox::Sender::finished, this, [this](const outbox::SendReport &report) {
        const quint64 number = m_jobs.front().number;
        m_jobs.pop_front();
        m_busy = false;
        Q_EMIT finished(number, report);
        next();
    });
}

Sends::~Sends() = default;

quint64 Sends::send(const smtp::Plan &plan, const mime::Message &message)
{
    m_jobs.push_back({++m_numbers, plan, message});
    next();
    return m_numbers;
}

void Sends::cancel(quint64 number)
{
    if (m_busy && m_jobs.front().number == number) {
        m_engine.post([sender = m_sender] { sender->cancel(); });
        return;
    }
    const auto job =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&](const SendJob &j) { return j.number == number; });
    if (job == m_jobs.end())
        return;
    m_jobs.erase(job);
    outbox::SendReport report;
    report.delivery.problem = Problem{.stage = Stage::Send, .kind = Problem::Kind::Cancelled};
    Q_EMIT finished(number, report);
}

int Sends::waiting() const
{
    return static_cast<int>(m_jobs.size());
}

void Sends::next()
{
    if (m_busy || m_jobs.empty())
        return;
    m_busy = true;
    const SendJob &job = m_jobs.front();
    m_engine.post(
        [sender = m_sender, plan = job.plan, message = job.message] { sender->send(plan, message); });
    // queued, so that the caller knows the number before anything is said about it
    QMetaObject::invokeMethod(
        this, [this, number = job.number] { Q_EMIT started(number); }, Qt::QueuedConnection);
}

} // namespace posthorn::app
