// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/EngineThread.h"
#include "outbox/Sender.h"

#include <deque>

namespace posthorn::app {

/// One message waiting for its turn.
struct SendJob
{
    quint64 number = 0;
    smtp::Plan plan{};
    mime::Message message{};
};

/// Sends on the engine's thread, one message after another, in memory of this run.
class Sends : public QObject
{
    Q_OBJECT
public:
    explicit Sends(const EngineThread &engine, QObject *parent = nullptr);
    ~Sends() override;

    /// The number under which signals speak of this message.
    quint64 send(const smtp::Plan &plan, const mime::Message &message);
    /// Stops it where it is being sent, or takes it out of the line.
    void cancel(quint64 number);
    [[nodiscard]] int waiting() const;

Q_SIGNALS:
    void started(quint64 number);
    void progressed(quint64 number, qint64 bytes, qint64 total);
    void finished(quint64 number, const posthorn::outbox::SendReport &report);

private:
    void next();

    const EngineThread &m_engine;
    outbox::RunIntentLog m_intents{};
    std::shared_ptr<outbox::Sender> m_sender{};
    std::deque<SendJob> m_jobs{};
    quint64 m_numbers = 0;
    bool m_busy = false;
};

} // namespace posthorn::app
