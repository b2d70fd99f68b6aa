// SPDX-License-Identifier: MIT
#pragma once
// The inside of a Driver: events of the wire and the clock go to the Dialogue, its actions go out again.

#include "wire/BodyPump.h"
#include "wire/Driver.h"
#include "wire/Recorder.h"

namespace posthorn::wire {

namespace action = smtp::action;
namespace event = smtp::event;

struct Driver::State
{
    State(Driver &owner, smtp::Plan wanted, std::unique_ptr<Wire> network,
          std::unique_ptr<QIODevice> message);

    void listen();
    void open();
    void post(const smtp::Event &event);
    void opening(Stage stage);
    void opened(const Opened &how);
    void encrypted(const TlsFacts &facts);
    void received(const QByteArray &bytes);
    void drained();
    void pumped(const std::optional<smtp::Event> &end);
    void startClock(smtp::Phase next);
    void reportProgress();

    void perform(const action::Write &write);
    void perform(const action::BeginTls &) { wire->beginTls(); }
    void perform(const action::SendBody &);
    void perform(const action::AskCommit &);
    void perform(const action::StartClock &start) { startClock(start.phase); }
    void perform(const action::ReportStep &report) { recorder.reached(report.step); }
    void perform(const action::Finish &finish);
    void announce(Run run);
    [[nodiscard]] Transcript transcript();

    Driver &driver;
    smtp::Plan plan;
    Redactor redactor;
    Recorder recorder;
    smtp::Dialogue dialogue;
    std::unique_ptr<Wire> wire;
    BodyPump pump;
    QTimer clock{};
    smtp::Phase phase = smtp::Phase::None;
    std::deque<smtp::Event> events{};
    std::optional<Stage> openingStage{};
    TlsFacts tls{};
    QString peer{};
    qint64 progress = 0;
    bool started = false;
    bool busy = false;
    bool commitAsked = false;
    bool over = false;
};

} // namespace posthorn::wire
