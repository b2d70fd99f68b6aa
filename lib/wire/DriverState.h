// SPDX-License-Identifier: MIT
#pragma once
// The inside of a Driver: events of the wire and the clock go to the Dialogue, its actions go out again.

#include "wire/BodyPump.h"
#include "wire/Driver.h"
#include "wire/Recorder.h"

#include <functional>
#include <map>

namespace posthorn::wire {

namespace action = smtp::action;
namespace event = smtp::event;

struct Driver::State
{
    State(Driver &owner, smtp::Plan wanted, std::unique_ptr<Wire> network,
          std::unique_ptr<QIODevice> message);

    void listen();
    void open();
    void keep(std::size_t message, std::unique_ptr<QIODevice> body);
    void post(const smtp::Event &event);
    void opening(Stage stage, const Opened &soFar);
    void opened(const Opened &how);
    void encrypted(const TlsFacts &facts);
    void received(const QByteArray &bytes);
    void drained();
    void pumped(const std::optional<smtp::Event> &end);
    void startClock(smtp::Phase next);
    void reportProgress();

    void perform(const action::Write &write);
    void perform(const action::BeginTls &) { wire->beginTls(); }
    void perform(const action::SendBody &send);
    void perform(const action::AskChunk &ask);
    void perform(const action::AskCommit &ask);
    void perform(const action::StartClock &start) { startClock(start.phase); }
    void perform(const action::ReportStep &report) { recorder.reached(report.step); }
    void perform(const action::AwaitMessage &);
    void perform(const action::ReportDelivery &report);
    void perform(const action::Finish &finish);
    void announce(Run run);
    /// Later, in order: whoever hears it may end this object.
    void tell(std::function<void(Driver &)> news);
    [[nodiscard]] QIODevice &bodyOf(std::size_t message) { return *bodies.at(message); }
    void makeFit(std::optional<Problem> &problem) const;
    [[nodiscard]] Transcript transcript(std::vector<Line> lines) const;

    Driver &driver;
    smtp::Plan plan;
    Redactor redactor;
    Recorder recorder;
    smtp::Dialogue dialogue;
    std::unique_ptr<Wire> wire;
    BodyPump pump;
    std::map<std::size_t, std::unique_ptr<QIODevice>> bodies{}; ///< of the messages that are not done with
    std::size_t handedIn = 0;
    QTimer clock{};
    smtp::Phase phase = smtp::Phase::None;
    std::deque<smtp::Event> events{};
    TlsFacts tls{};
    QString peer{};
    qint64 progress = 0;
    std::size_t streamed = 0; ///< the message it is of
    bool started = false;
    bool busy = false;
    bool commitAsked = false;
    bool over = false;
};

} // namespace posthorn::wire
