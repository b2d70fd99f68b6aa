// SPDX-License-Identifier: MIT
#pragma once
// Runs a Dialogue over a Wire: clocks, back-pressure, redaction, the Transcript. One Driver, one run.

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
    Delivery delivery{};
    Transcript transcript{};
    qint64 elapsedMs = 0;
};

class Driver : public QObject
{
    Q_OBJECT
public:
    /// `body` is read once, at the stage Send; it may be null for any earlier `plan.until`.
    Driver(smtp::Plan plan, std::unique_ptr<Wire> wire, std::unique_ptr<QIODevice> body = nullptr,
           QObject *parent = nullptr);
    ~Driver() override;

    void start();
    /// Ends the run within a second, in any phase.
    void cancel();
    /// The answer to commitAsked().
    void mayCommit();

Q_SIGNALS:
    void stepChanged(const posthorn::Step &step);
    void lineAdded(const posthorn::Line &line);
    void progressed(qint64 bytesOnTheWire);
    /// The terminator is next. Whoever must make an intent durable connects here; call mayCommit() when it
    /// is.
    void commitAsked();
    void finished(const posthorn::wire::Run &run);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::wire

Q_DECLARE_METATYPE(posthorn::wire::Run)
