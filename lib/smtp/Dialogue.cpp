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
    if (leftover.isEmpty())
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
    transaction.bodySent(event.endsWithCrlf);
}

void Dialogue::State::on(const event::BodyFailed &event)
{
    transaction.bodyFailed(event.problem);
}

void Dialogue::State::on(const event::MayCommit &)
{
    transaction.mayCommit();
}

void Dialogue::State::on(const event::PhaseExpired &)
{
    breakOff({.kind = Problem::Kind::TimedOut});
}

void Dialogue::State::on(const event::WireFailed &event)
{
    if (connected)
        return breakOff(event.problem);
    failBeforeConnected(event.problem);
}

void Dialogue::State::on(const event::CancelWanted &)
{
    talk.drop(talk.problemOf(Problem::Kind::Cancelled));
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
    if (const auto refusal = transaction.headline())
        return talk.drop(*refusal);
    const bool isOfTls = problem.stage == Stage::Tls || problem.stage == Stage::Certificate;
    if (problem.stage == Stage::Certificate && opening.isHandshaking())
        talk.endStage(Stage::Tls, StepStatus::Ok);
    if (!isOfTls)
        problem.stage = talk.stage;
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
        return transaction.hear(awaited, reply);
    case Turn::Rset:
    case Turn::Quit:
        return;
    }
}

void Dialogue::State::steer()
{
    if (talk.isLeaving())
        return talk.sayFarewell();
    if (!opening.speak() && !signIn.speak() && !transaction.speak())
        talk.leave();
}

Dialogue::Dialogue(Plan plan) : m_state(std::make_unique<State>(std::move(plan))) {}

Dialogue::~Dialogue() = default;

std::vector<Action> Dialogue::take(const Event &event)
{
    if (!m_state->talk.isOver())
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
