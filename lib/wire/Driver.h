// SPDX-License-Identifier: MIT
#pragma once
// Runs a Dialogue over a Wire: clocks, back-pressure, redaction, the Transcript. One Driver, one connection:
// a check, one message, or with Plan::queued as many as are handed in.

#include "base/Delivery.h"
#include "base/Transcript.h"
#include "smtp/Dialogue.h"
#include "wire/Wire.h"

#include <QElapsedTimer>
#include <QIODevice>
#include <QTimer>

namespace posthorn::wire {

struct Run
{
    std::optional<Problem> problem{}; ///< absent: the wanted stage was reached
    Delivery delivery{};              ///< without Plan::queued; delivered() tells of each message
    Transcript transcript{};
    qint64 elapsedMs = 0;
};

class Driver : public QObject
{
    Q_OBJECT
public:
    /// `body` is read at the stage Send, from its start again where the server's bounds split the message; it
    /// may be null for any earlier `plan.until` and is none with `plan.queued`.
    Driver(smtp::Plan plan, std::unique_ptr<Wire> wire, std::unique_ptr<QIODevice> body = nullptr,
           QObject *parent = nullptr);
    ~Driver() override;

    void start();
    /// Ends the run within a second, in any phase.
    void cancel();
    /// The answer to commitAsked().
    void mayCommit();

    /// With Plan::queued: one more message, before start() or after. Its number comes back; delivered()
    /// answers, also when the connection is gone already.
    qsizetype send(const Envelope &envelope, std::unique_ptr<QIODevice> body);
    /// With Plan::queued: no more will come; ends the run when all is done.
    void noMore();

Q_SIGNALS:
    void stepChanged(const posthorn::Step &step);
    void lineAdded(const posthorn::Line &line);
    void progressed(qint64 bytesOnTheWire, qsizetype message);
    /// The terminator is next. Whoever must make an intent durable connects here; call mayCommit() when it
    /// is. A message that is split over several transactions asks for each.
    void commitAsked(qsizetype message);
    /// A message is done with, before finished(); the transcript tells how the connection opened and what was
    /// said for this message. NotSent without a Problem: nothing of it was answered on this connection, which
    /// could take messages; try another.
    void delivered(qsizetype message, const posthorn::Delivery &delivery,
                   const posthorn::Transcript &transcript);
    /// With Plan::queued: signed in, and nothing to send; warm.
    void waiting();
    void finished(const posthorn::wire::Run &run);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::wire

Q_DECLARE_METATYPE(posthorn::wire::Run)
