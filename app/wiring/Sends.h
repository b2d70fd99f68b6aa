// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/EngineThread.h"
#include "outbox/Sender.h"

namespace posthorn::app {

/// Sends on the engine's thread, in memory of this run; the numbers are those of the Sender.
class Sends : public QObject
{
    Q_OBJECT
public:
    explicit Sends(const EngineThread &engine, QObject *parent = nullptr);
    ~Sends() override;

    /// The number under which signals speak of this message.
    quint64 send(const smtp::Plan &plan, const mime::Message &message);
    /// A message with this plan is being written: its connection is to stand ready.
    void warm(const smtp::Plan &plan);
    /// Stops it where it is being sent, or takes it out of the line.
    void cancel(quint64 number);
    [[nodiscard]] int waiting() const { return m_waiting; }

Q_SIGNALS:
    void started(quint64 number);
    void progressed(quint64 number, qint64 bytes, qint64 total);
    void finished(quint64 number, const posthorn::outbox::SendReport &report);

private:
    const EngineThread &m_engine;
    outbox::RunIntentLog m_intents{};
    outbox::WireFactory m_wires;
    std::shared_ptr<outbox::WarmConnection> m_warm{};
    std::shared_ptr<outbox::Sender> m_sender{};
    quint64 m_numbers = 0;
    quint64 m_started = 0; ///< the one that progress is of
    int m_waiting = 0;
};

} // namespace posthorn::app
