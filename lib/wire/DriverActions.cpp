// SPDX-License-Identifier: MIT
// What the Dialogue wants done.
#include "wire/DriverState.h"

namespace posthorn::wire {

using namespace Qt::StringLiterals;

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
    case smtp::Phase::Idle:
        return timeouts.idle;
    case smtp::Phase::None:
        break;
    }
    return {};
}

} // namespace

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

void Driver::State::perform(const action::SendBody &send)
{
    progress = 0;
    streamed = send.message;
    pump.stream(bodyOf(send.message));
    pumped(pump.pump());
}

void Driver::State::perform(const action::AskChunk &ask)
{
    if (ask.fromStart)
        progress = 0;
    streamed = ask.message;
    pump.offer(bodyOf(ask.message), ask.message, ask.fromStart);
    pumped(pump.pump());
}

void Driver::State::perform(const action::AskCommit &ask)
{
    commitAsked = true;
    Q_EMIT driver.commitAsked(qsizetype(ask.message));
}

void Driver::State::perform(const action::AwaitMessage &)
{
    tell([](Driver &self) { Q_EMIT self.waiting(); });
}

void Driver::State::perform(const action::ReportDelivery &report)
{
    pump.stop(); // the next message's body is asked for behind this
    bodies.erase(report.message);
    if (dialogue.isOver())
        recorder.flush();
    Delivery delivery = report.delivery;
    makeFit(delivery.problem);
    redactor.mask(delivery);
    tell([number = qsizetype(report.message), delivery, transcript = transcript(recorder.endMessage())](
             Driver &self) { Q_EMIT self.delivered(number, delivery, transcript); });
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
              .transcript = transcript(recorder.takeLines()),
              .elapsedMs = recorder.ms()});
}

Transcript Driver::State::transcript(std::vector<Line> lines) const
{
    Transcript all{.lines = std::move(lines), .steps = recorder.steps(), .tls = tls};
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
    makeFit(run.problem);
    makeFit(run.delivery.problem);
    if (run.problem && run.transcript.tls.certificate.isEmpty())
        run.transcript.tls = run.problem->tls;
    redactor.mask(run.delivery);
    tell([done = std::move(run)](Driver &self) { Q_EMIT self.finished(done); });
}

void Driver::State::tell(std::function<void(Driver &)> news)
{
    QMetaObject::invokeMethod(
        &driver, [self = &driver, told = std::move(news)] { told(*self); }, Qt::QueuedConnection);
}

void Driver::State::makeFit(std::optional<Problem> &problem) const
{
    if (!problem)
        return;
    const Endpoint &talkedTo = plan.connectTo ? *plan.connectTo : plan.endpoint;
    problem->target = authority(talkedTo.host, talkedTo.port);
    redactor.mask(*problem);
}

} // namespace posthorn::wire
