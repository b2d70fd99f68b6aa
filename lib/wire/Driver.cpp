// SPDX-License-Identifier: MIT
#include "wire/Driver.h"

#include "base/Overloaded.h"
#include "wire/BodyPump.h"
#include "wire/OpeningSteps.h"
#include "wire/Recorder.h"

#include <QScopedValueRollback>

namespace posthorn::wire {

using namespace Qt::StringLiterals;
namespace action = smtp::action;
namespace event = smtp::event;

namespace {

std::chrono::milliseconds boundOf(smtp::Phase phase, const smtp::Timeouts &timeouts)
{
    switch (phase) {
    case smtp::Phase::Connect:
        return timeouts.connect;
    case smtp::Phase::Tls:
        return timeouts.tls;
    case smtp::Phase::Greeting:
        return timeouts.greeting;
    case smtp::Phase::Command:
        return timeouts.command;
    case smtp::Phase::Data:
        return timeouts.data;
    case smtp::Phase::Block:
        return timeouts.block;
    case smtp::Phase::FinalDot:
        return timeouts.finalDot;
    case smtp::Phase::Quit:
        return timeouts.quit;
    case smtp::Phase::None:
        break;
    }
    return {};
}

} // namespace

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

Driver::State::State(Driver &owner, smtp::Plan wanted, std::unique_ptr<Wire> network,
                     std::unique_ptr<QIODevice> message)
    : driver(owner),
      plan(std::move(wanted)),
      redactor(plan.secret),
      recorder(redactor, {.line = [&owner](const Line &line) { Q_EMIT owner.lineAdded(line); },
                          .step = [&owner](const Step &step) { Q_EMIT owner.stepChanged(step); }}),
      dialogue(plan),
      wire(std::move(network)),
      pump(std::move(message), *wire)
{
    clock.setSingleShot(true);
}

void Driver::State::listen()
{
    auto *source = wire.get();
    connect(source, &Wire::opening, &driver, [this](Stage stage) { opening(stage); });
    connect(source, &Wire::opened, &driver, [this](const Opened &how) { opened(how); });
    connect(source, &Wire::encrypted, &driver, [this](const TlsFacts &facts) { encrypted(facts); });
    connect(source, &Wire::received, &driver, [this](const QByteArray &bytes) { received(bytes); });
    connect(source, &Wire::drained, &driver, [this] { drained(); });
    connect(source, &Wire::failed, &driver, [this](const Problem &why) { post(event::WireFailed{why}); });
    connect(&clock, &QTimer::timeout, &driver, [this] { post(event::PhaseExpired{}); });
}

void Driver::State::open()
{
    recorder.start();
    const bool sends = plan.until == Stage::Send;
    if (sends && !pump.hasBody())
        return post(event::WireFailed{
            {.stage = Stage::Input, .kind = Problem::Kind::BadInput, .words = u"no message"_s}});
    wire->open(plan);
}

/// One event after another, also when an action brings the next one about at once.
void Driver::State::post(const smtp::Event &next)
{
    if (over)
        return;
    events.push_back(next);
    if (busy)
        return;
    const QScopedValueRollback working(busy, true);
    while (!events.empty() && !over) {
        const smtp::Event event = std::move(events.front());
        events.pop_front();
        for (const auto &wanted : dialogue.take(event))
            std::visit([this](const auto &one) { perform(one); }, wanted);
    }
}

void Driver::State::opening(Stage stage)
{
    if (openingStage)
        recorder.reached({.stage = *openingStage, .status = StepStatus::Ok});
    else if (stage != Stage::Dns)
        recorder.reached({.stage = Stage::Dns, .status = StepStatus::Skipped});
    openingStage = stage;
    recorder.reached({.stage = stage, .status = StepStatus::Running});
}

void Driver::State::opened(const Opened &how)
{
    peer = how.peer;
    recorder.note(u"connected to %1"_s.arg(peer));
    for (const Step &step : stepsOf(how))
        recorder.reached(step);
    if (how.tls) {
        tls = *how.tls;
        recorder.note(noteOf(tls));
    }
    post(event::Connected{.loopback = how.loopback, .peer = how.peer, .tls = how.tls, .ms = recorder.ms()});
}

void Driver::State::encrypted(const TlsFacts &facts)
{
    tls = facts;
    recorder.note(noteOf(facts));
    post(event::Encrypted{facts});
}

void Driver::State::received(const QByteArray &bytes)
{
    recorder.heard(bytes);
    post(event::Received{bytes});
}

void Driver::State::drained()
{
    if (over)
        return;
    reportProgress();
    if (phase == smtp::Phase::Block)
        startClock(smtp::Phase::Block); // the bound is one of no progress
    pumped(pump.pump());
}

void Driver::State::pumped(const std::optional<smtp::Event> &end)
{
    if (!end)
        return;
    recorder.note(u"message: %1 octets"_s.arg(pump.taken()));
    post(*end);
}

void Driver::State::reportProgress()
{
    if (const qint64 gone = pump.gone(); gone > progress)
        Q_EMIT driver.progressed(progress = gone);
}

void Driver::State::startClock(smtp::Phase next)
{
    phase = next;
    next == smtp::Phase::None ? clock.stop() : clock.start(boundOf(next, plan.timeouts));
}

void Driver::State::perform(const action::Write &write)
{
    recorder.said(write.shown);
    wire->write(write.bytes);
}

void Driver::State::perform(const action::SendBody &)
{
    pump.start();
    pumped(pump.pump());
}

void Driver::State::perform(const action::AskCommit &)
{
    commitAsked = true;
    Q_EMIT driver.commitAsked();
}

void Driver::State::perform(const action::Finish &finish)
{
    over = true;
    clock.stop();
    pump.stop();
    finish.abort ? wire->abort() : wire->close();
    recorder.flush();
    announce({.problem = finish.problem,
              .delivery = finish.delivery,
              .transcript = transcript(),
              .elapsedMs = recorder.ms()});
}

Transcript Driver::State::transcript()
{
    Transcript all{.lines = recorder.takeLines(), .steps = recorder.steps(), .tls = tls};
    all.capabilitiesBeforeTls = dialogue.capabilitiesBeforeTls();
    all.capabilitiesAfterTls = dialogue.capabilities().lines;
    all.greeting = dialogue.greeting();
    if (all.greeting)
        redactor.mask(*all.greeting);
    all.peer = peer;
    all.mechanism = dialogue.mechanism();
    return all;
}

void Driver::State::announce(Run run)
{
    const Endpoint &talkedTo = plan.connectTo ? *plan.connectTo : plan.endpoint;
    for (auto *problem : {&run.problem, &run.delivery.problem}) {
        if (!*problem)
            continue;
        (*problem)->target = authority(talkedTo.host, talkedTo.port);
        redactor.mask(**problem);
    }
    if (run.problem && run.transcript.tls.certificate.isEmpty())
        run.transcript.tls = run.problem->tls;
    redactor.mask(run.delivery);
    QMetaObject::invokeMethod(
        &driver, [self = &driver, done = std::move(run)] { Q_EMIT self->finished(done); },
        Qt::QueuedConnection);
}

Driver::Driver(smtp::Plan plan, std::unique_ptr<Wire> wire, std::unique_ptr<QIODevice> body, QObject *parent)
    : QObject(parent),
      m_state(std::make_unique<State>(*this, std::move(plan), std::move(wire), std::move(body)))
{
    m_state->listen();
}

Driver::~Driver() = default;

void Driver::start()
{
    if (std::exchange(m_state->started, true) || m_state->over)
        return;
    m_state->open();
}

void Driver::cancel()
{
    m_state->post(event::CancelWanted{});
}

void Driver::mayCommit()
{
    if (std::exchange(m_state->commitAsked, false))
        m_state->post(event::MayCommit{});
}

} // namespace posthorn::wire
