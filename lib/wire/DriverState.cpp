// SPDX-License-Identifier: MIT
// What comes in: from the wire, from the clock, from the person.
#include "wire/DriverState.h"

#include "wire/OpeningSteps.h"

#include <QScopedValueRollback>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

Driver::State::State(Driver &owner, smtp::Plan wanted, std::unique_ptr<Wire> network,
                     std::unique_ptr<QIODevice> message)
    : driver(owner),
      plan(std::move(wanted)),
      redactor(plan.secret),
      recorder(redactor, {.line = [&owner](const Line &line) { Q_EMIT owner.lineAdded(line); },
                          .step = [&owner](const Step &step) { Q_EMIT owner.stepChanged(step); }}),
      dialogue(plan),
      wire(std::move(network)),
      pump(*wire)
{
    if (message)
        keep(0, std::move(message));
    clock.setSingleShot(true);
}

void Driver::State::listen()
{
    auto *source = wire.get();
    connect(source, &Wire::opening, &driver,
            [this](Stage stage, const Opened &soFar) { opening(stage, soFar); });
    connect(source, &Wire::opened, &driver, [this](const Opened &how) { opened(how); });
    connect(source, &Wire::encrypted, &driver, [this](const TlsFacts &facts) { encrypted(facts); });
    connect(source, &Wire::received, &driver, [this](const QByteArray &bytes) { received(bytes); });
    connect(source, &Wire::drained, &driver, [this] { drained(); });
    connect(source, &Wire::failed, &driver, [this](const Problem &why) { post(event::WireFailed{why}); });
    connect(&clock, &QTimer::timeout, &driver, [this] { post(event::PhaseExpired{}); });
}

/// One that is still being written says when there is more of it.
void Driver::State::keep(std::size_t message, std::unique_ptr<QIODevice> body)
{
    connect(body.get(), &QIODevice::readyRead, &driver, [this] { pumped(pump.pump()); });
    bodies[message] = std::move(body);
}

void Driver::State::open()
{
    recorder.start();
    if (plan.until == Stage::Send && !plan.queued && bodies.empty())
        return post(event::WireFailed{
            {.stage = Stage::Input, .kind = Problem::Kind::BadInput, .words = u"no message"_s}});
    wire->open(plan);
}

/// One event after another, also when an action brings the next one about at once.
void Driver::State::post(const smtp::Event &next)
{
    if (over && !std::holds_alternative<event::NextMessage>(next))
        return;
    events.push_back(next);
    if (busy)
        return;
    const QScopedValueRollback working(busy, true);
    while (!events.empty()) {
        const smtp::Event event = std::move(events.front());
        events.pop_front();
        for (const auto &wanted : dialogue.take(event))
            std::visit([this](const auto &one) { perform(one); }, wanted);
    }
}

/// What a stage brought stands, whatever becomes of the next.
void Driver::State::opening(Stage stage, const Opened &soFar)
{
    if (stage != Stage::Dns)
        recorder.reached(nameStep(soFar));
    if (stage == Stage::Tls)
        recorder.reached(connectStep(soFar));
    recorder.reached({.stage = stage, .status = StepStatus::Running});
}

void Driver::State::opened(const Opened &how)
{
    peer = how.peer;
    recorder.note(u"connected to %1"_s.arg(peer));
    recorder.reached(nameStep(how));
    recorder.reached(connectStep(how));
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
    const auto *chunk = std::get_if<event::Chunk>(&*end);
    if (!chunk || chunk->last)
        recorder.note(u"message: %1 octets"_s.arg(pump.taken()));
    post(*end);
}

void Driver::State::reportProgress()
{
    if (const qint64 gone = pump.gone(); gone > progress)
        Q_EMIT driver.progressed(progress = gone, qsizetype(streamed));
}

} // namespace posthorn::wire
