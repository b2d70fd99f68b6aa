// SPDX-License-Identifier: MIT
#include "app/wiring/Sends.h"

#include "wire/TlsWire.h"

namespace posthorn::app {

namespace {

/// One connection after another to the same server goes on with its TLS session.
outbox::WireFactory wires()
{
    return [tickets = std::make_shared<wire::SessionTickets>()] {
        return std::make_unique<wire::TlsWire>(tickets);
    };
}

} // namespace

Sends::Sends(const EngineThread &engine, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_wires(wires()),
      m_warm(engine.adopt(std::make_unique<outbox::WarmConnection>(m_wires))),
      m_sender(engine.adopt(std::make_unique<outbox::Sender>(m_wires, diagnose::Judge::builtIn(), m_intents)))
{
    engine.post([sender = m_sender, warm = m_warm] { sender->useWarm(*warm); });
    connect(m_sender.get(), &outbox::Sender::begun, this,
            [this](quint64 number) { Q_EMIT started(m_started = number); });
    connect(m_sender.get(), &outbox::Sender::progressed, this,
            [this](qint64 bytes, qint64 total) { Q_EMIT progressed(m_started, bytes, total); });
    connect(m_sender.get(), &outbox::Sender::finished, this, [this](const outbox::SendReport &report) {
        --m_waiting;
        Q_EMIT finished(report.number, report);
    });
}

Sends::~Sends() = default;

/// They are posted in this order, so that the Sender counts alike.
quint64 Sends::send(const smtp::Plan &plan, const mime::Message &message)
{
    ++m_waiting;
    m_engine.post([sender = m_sender, plan, message] { sender->send(plan, message); });
    return ++m_numbers;
}

void Sends::warm(const smtp::Plan &plan)
{
    m_engine.post([connection = m_warm, plan] { connection->open(plan); });
}

void Sends::cancel(quint64 number)
{
    m_engine.post([sender = m_sender, number] { sender->cancel(number); });
}

} // namespace posthorn::app
