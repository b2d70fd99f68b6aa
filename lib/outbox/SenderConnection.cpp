// SPDX-License-Identifier: MIT
// A Sender's connection: who is handed to it and when, what becomes of each, and who needs another.
#include "outbox/SenderState.h"

#include "providers/Provider.h"

#include <algorithm>
#include <array>

namespace posthorn::outbox {

namespace {

Diagnosis judged(const Problem &problem, const smtp::Plan &plan, const Transcript &transcript,
                 const diagnose::Judge &judge)
{
    const auto *provider = providers::Table::builtIn().byHost(plan.endpoint.host);
    return judge.judge(diagnose::withRoute(diagnose::factsOf(problem, transcript), plan.endpoint, plan.user,
                                           provider ? provider->id : QString()));
}

/// RFC 5321 section 3.8: a goodbye is about the connection, whatever it answers.
bool isGoodbye(const Problem &problem)
{
    return problem.reply && problem.reply->code == 421;
}

/// What ended this message is about it, not about the connection.
bool isOwnEnd(const Delivery &delivery)
{
    using enum Problem::Kind;
    static constexpr std::array ofMessages{ReplyNegative,    BadArgument,          TooLarge,
                                           Utf8NotSupported, EightBitNotSupported, ExtensionNotOffered,
                                           FileUnreadable};
    if (delivery.status != Delivery::Status::NotSent)
        return delivery.status != Delivery::Status::InDoubt;
    if (!delivery.problem)
        return false;
    const Problem &problem = *delivery.problem;
    return problem.stage >= Stage::Sender && !isGoodbye(problem) &&
           std::ranges::find(ofMessages, problem.kind) != ofMessages.end();
}

} // namespace

void Sender::State::begin()
{
    Job &first = *waiting();
    plan = connectionPlan(first.plan);
    auto ready = warm ? warm->take(plan) : WarmConnection::Taken();
    isWorthwhile = ready.isReady; // where it fell meanwhile, another is no second try
    driver = ready.driver ? std::move(ready.driver) : std::make_unique<wire::Driver>(plan, wires());
    listen();
    handIn(first);
    driver->start();
}

void Sender::State::listen()
{
    auto *source = driver.get();
    connect(source, &wire::Driver::stepChanged, &sender, &Sender::stepChanged);
    connect(source, &wire::Driver::progressed, &sender, [this](qint64 bytes, qsizetype place) {
        if (const Job *job = aboard(place))
            Q_EMIT sender.progressed(bytes, job->message.size());
    });
    connect(source, &wire::Driver::commitAsked, &sender, [this](qsizetype place) { commit(place); });
    connect(source, &wire::Driver::delivered, &sender,
            [this](qsizetype place, const Delivery &delivery, const Transcript &transcript) {
                delivered(place, delivery, transcript);
            });
    connect(source, &wire::Driver::waiting, &sender, [this] { handInNext(); });
    connect(source, &wire::Driver::finished, &sender, [this](const wire::Run &run) { left(run); });
}

void Sender::State::handIn(Job &job)
{
    Envelope envelope = job.message.envelope();
    envelope.wishes = job.plan.envelope.wishes; // of the act, not of the message
    envelope.size = job.message.size();
    job.since.start();
    job.aboard = driver->send(envelope, job.message.open());
    job.isCommitted = false;
    announceTurn();
}

/// One ahead, so that its envelope can ride behind the terminator of the one before; QUIT rides there when
/// none follows.
void Sender::State::handInNext()
{
    const auto isOpen = [](const Job &job) { return job.aboard && !job.isCommitted; };
    if (!driver || std::ranges::any_of(jobs, isOpen))
        return;
    Job *next = waiting();
    if (next && !notRecorded && smtp::mayShareConnection(plan, next->plan))
        handIn(*next);
    else
        driver->noMore();
}

void Sender::State::commit(qsizetype place)
{
    Job &job = *aboard(place);
    if (job.isCancelled)
        return driver->cancel();
    if (const Outcome recorded = intents.committing(job.message.messageId()); !recorded) {
        notRecorded = recorded.problem();
        return driver->cancel();
    }
    job.isCommitted = true;
    handInNext();
    driver->mayCommit();
}

void Sender::State::delivered(qsizetype place, const Delivery &delivery, const Transcript &transcript)
{
    Job &job = *aboard(place);
    const bool again = isLeftOut(job, delivery) || takesData(job, delivery);
    job.aboard.reset();
    if (!again) {
        isWorthwhile = isWorthwhile || isOwnEnd(delivery) || job.isCancelled;
        conclude(job, delivery, transcript);
    }
    report();
    announceTurn();
}

/// Surely not sent, for its turn had not come, or the server said goodbye after it had taken others.
bool Sender::State::isLeftOut(const Job &job, const Delivery &delivery) const
{
    if (delivery.status != Delivery::Status::NotSent || job.isCancelled || notRecorded)
        return false;
    const bool hadEnough = isWorthwhile && delivery.problem && isGoodbye(*delivery.problem) &&
                           delivery.problem->stage < Stage::Send;
    return !delivery.problem || hadEnough;
}

/// What refuses BDAT once refuses it for all that follow. The connection was not in vain: it taught that.
bool Sender::State::takesData(const Job &job, const Delivery &delivery)
{
    if (!delivery.wantsData || !job.plan.chunking || job.isCancelled)
        return false;
    for (Job &one : jobs)
        if (smtp::mayShareConnection(plan, one.plan) && !one.report)
            one.plan.chunking = false;
    return isWorthwhile = true;
}

/// A connection that took nobody is not tried again for the same route.
void Sender::State::left(const wire::Run &run)
{
    spent = std::move(driver);
    spent->disconnect(&sender);
    Delivery none;
    none.problem = run.problem;
    if (!none.problem)
        none.problem = Problem{.stage = Stage::Sender, .kind = Problem::Kind::Closed};
    for (Job &job : jobs) {
        job.aboard.reset(); // too late for this connection
        const bool isInVain = !isWorthwhile && smtp::mayShareConnection(plan, job.plan);
        if (!job.report && (isInVain || job.isCancelled || notRecorded))
            conclude(job, none, run.transcript);
    }
    notRecorded.reset();
    report();
    if (!driver && waiting())
        begin();
}

/// By us, not by the server.
void Sender::State::stop(const Job &job, Delivery &delivery) const
{
    const auto &problem = delivery.problem;
    const bool isOurs = !problem || problem->kind == Problem::Kind::Cancelled;
    if (delivery.status != Delivery::Status::NotSent || !isOurs)
        return;
    if (notRecorded)
        delivery.problem = notRecorded;
    else if (!problem && job.isCancelled)
        delivery.problem = Problem{.stage = Stage::Send, .kind = Problem::Kind::Cancelled};
}

void Sender::State::conclude(Job &job, Delivery delivery, const Transcript &transcript)
{
    if (delivery.recipients.empty())
        for (const Address &address : job.message.envelope().to)
            delivery.recipients.push_back({.address = address});
    stop(job, delivery);
    SendReport report{.messageId = job.message.messageId(), .delivery = delivery, .transcript = transcript};
    report.number = job.number;
    report.elapsedMs = job.since.isValid() ? job.since.elapsed() : 0;
    if (delivery.problem)
        report.diagnosis = judged(*delivery.problem, job.plan, transcript, judge);
    const Outcome settled = intents.settled(report.messageId, delivery.status);
    if (!settled && !report.delivery.problem)
        report.delivery.problem = settled.problem();
    job.report = report;
}

} // namespace posthorn::outbox
