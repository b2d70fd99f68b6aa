// SPDX-License-Identifier: MIT
#include "smtp/Dialogue.h"

#include "smtp/DialogueState.h"
#include "smtp/ServerText.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// A line that never ended is no reply, but it is what the server said last.
void keepLastWords(Problem &problem, const QByteArray &leftover)
{
    // What a server offers, "250-SMTPUTF8" for one, says nothing about what went wrong.
    if (leftover.isEmpty() || (problem.stage == Stage::Hello && leftover.startsWith('2')))
        return;
    const QString heard = serverText(leftover);
    problem.words = problem.words.isEmpty() ? heard : heard + u'\n' + problem.words;
    const bool isReply = leftover[0] >= '2' && leftover[0] <= '5';
    if (problem.beforeGreeting && !isReply)
        problem.kind = Problem::Kind::NotSmtp;
}

} // namespace

void Dialogue::State::on(const event::Connected &event)
{
    connected = true;
    opening.connected(event);
}

void Dialogue::State::on(const event::Received &event)
{
    talk.reader.feed(event.bytes);
    // Between messages only a goodbye may come.
    if (mails.isWaiting())
        return talk.stopWhenUnasked();
    if (!opening.isHandshaking())
        return listen();
    // Qt hands out plaintext that came before the handshake as if it came over TLS.
    Problem problem = talk.problemOf(Problem::Kind::InjectedPlaintext);
    problem.words = serverText(talk.reader.leftover());
    talk.drop(problem);
}

void Dialogue::State::on(const event::Encrypted &event)
{
    opening.encrypted(event.tls);
    steer();
}

void Dialogue::State::on(const event::BodySent &event)
{
    mails.bodySent(event.endsWithCrlf);
}

void Dialogue::State::on(const event::Chunk &event)
{
    mails.chunk(event);
}

void Dialogue::State::on(const event::BodyFailed &event)
{
    mails.bodyFailed(event.problem);
}

void Dialogue::State::on(const event::MayCommit &)
{
    mails.mayCommit();
}

/// A connection that nobody needed is no fault of anyone.
void Dialogue::State::on(const event::PhaseExpired &)
{
    mails.isWaiting() ? talk.leave() : breakOff({.kind = Problem::Kind::TimedOut});
}

/// Over or leaving, the message surely does not go out here.
void Dialogue::State::on(const event::NextMessage &event)
{
    talk.add(event.envelope);
    if (talk.isOver())
        talk.settle(talk.messages.back());
    else if (mails.isWaiting())
        steer();
}

void Dialogue::State::on(const event::NoMoreMessages &)
{
    mails.noMore();
    if (mails.isWaiting())
        steer();
}

void Dialogue::State::on(const event::WireFailed &event)
{
    if (connected)
        return breakOff(event.problem);
    failBeforeConnected(event.problem);
}

void Dialogue::State::on(const event::CancelWanted &)
{
    Problem problem = talk.problemOf(Problem::Kind::Cancelled);
    problem.stage = talk.stageDue();
    talk.drop(problem);
}

/// The wire names the stage; what comes before it went well.
void Dialogue::State::failBeforeConnected(Problem problem)
{
    problem.beforeGreeting = true;
    if (problem.stage == Stage::Tls || problem.stage == Stage::Certificate)
        talk.endStage(Stage::Connect, StepStatus::Ok);
    if (problem.stage == Stage::Certificate)
        talk.endStage(Stage::Tls, StepStatus::Ok);
    talk.drop(std::move(problem));
}

void Dialogue::State::breakOff(Problem problem)
{
    if (signIn.headline())
        return talk.drop(*signIn.headline());
    mails.keepHeadlines();
    const bool isOfTls = problem.stage == Stage::Tls || problem.stage == Stage::Certificate;
    if (problem.stage == Stage::Certificate && opening.isHandshaking())
        talk.endStage(Stage::Tls, StepStatus::Ok);
    if (!isOfTls)
        problem.stage = talk.stageDue();
    problem.beforeGreeting = !talk.greeted;
    keepLastWords(problem, talk.reader.leftover());
    talk.drop(std::move(problem));
}

void Dialogue::State::listen()
{
    while (!talk.isOver() && !talk.awaited.empty()) {
        const auto next = talk.reader.next();
        if (!next)
            return;
        if (!next->ok())
            return breakOff(next->problem());
        const Awaited awaited = talk.awaited.front();
        talk.awaited.pop_front();
        hear(awaited, next->value());
        if (talk.isOver())
            return;
        if (talk.awaited.empty())
            steer();
        else if (!talk.isLeaving())
            talk.restartClock();
    }
}

void Dialogue::State::hear(const Awaited &awaited, const Reply &reply)
{
    if (talk.isLeaving())
        return;
    switch (awaited.turn) {
    case Turn::Greeting:
    case Turn::Ehlo:
    case Turn::Helo:
    case Turn::StartTls:
        return opening.hear(awaited.turn, reply);
    case Turn::Auth:
    case Turn::AuthAnswer:
        return signIn.hear(reply);
    case Turn::Mail:
    case Turn::Rcpt:
    case Turn::Data:
    case Turn::Dot:
    case Turn::Chunk:
    case Turn::LastChunk:
        return mails.hear(awaited, reply);
    case Turn::Rset:
    case Turn::Quit:
        return;
    }
}

void Dialogue::State::steer()
{
    if (talk.isLeaving())
        return talk.sayFarewell();
    if (!opening.speak() && !signIn.speak() && !mails.speak())
        talk.leave();
}

Dialogue::Dialogue(Plan plan) : m_state(std::make_unique<State>(std::move(plan))) {}

Dialogue::~Dialogue() = default;

std::vector<Action> Dialogue::take(const Event &event)
{
    if (!m_state->talk.isOver() || std::holds_alternative<event::NextMessage>(event))
        std::visit([this](const auto &happened) { m_state->on(happened); }, event);
    return m_state->talk.takeActions();
}

bool Dialogue::isOver() const
{
    return m_state->talk.isOver();
}

const Capabilities &Dialogue::capabilities() const
{
    return m_state->talk.capabilities;
}

const QStringList &Dialogue::capabilitiesBeforeTls() const
{
    return m_state->opening.capabilitiesBeforeTls();
}

std::optional<Reply> Dialogue::greeting() const
{
    return m_state->opening.greeting();
}

QString Dialogue::mechanism() const
{
    return m_state->signIn.mechanism();
}

} // namespace posthorn::smtp
