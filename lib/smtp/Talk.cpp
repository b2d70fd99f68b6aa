// SPDX-License-Identifier: MIT
#include "smtp/Talk.h"

#include "smtp/ServerText.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

Evidence evidenceOf(const Problem &problem)
{
    Evidence evidence{{u"problem"_s, idOf(problem.kind)}};
    if (problem.reply)
        evidence.insert(u"reply"_s, problem.reply->verbatim());
    if (!problem.words.isEmpty())
        evidence.insert(u"words"_s, problem.words);
    if (!problem.subject.isEmpty())
        evidence.insert(u"subject"_s, problem.subject);
    return evidence;
}

/// Whoever was accepted by RCPT gets nothing all the same when no message follows.
void forgetAccepted(std::vector<RecipientResult> &recipients)
{
    for (RecipientResult &recipient : recipients)
        if (recipient.status == RecipientResult::Status::Accepted)
            recipient.status = RecipientResult::Status::NotTried;
}

} // namespace

Flight &Flight::add(Awaited reply, const Result<CommandLine> &line)
{
    if (!line && !problem)
        problem = line.problem();
    if (problem)
        return *this;
    text.bytes += line->bytes;
    text.shown += line->shown;
    replies.push_back(reply);
    return *this;
}

Talk::Talk(Plan wanted) : plan(std::move(wanted))
{
    for (const Address &address : plan.envelope.to)
        delivery.recipients.push_back({.address = address});
}

bool Talk::wants(Stage wanted) const
{
    return isWithin(wanted, plan.until, plan.endpoint.security);
}

void Talk::act(Action action)
{
    m_actions.push_back(std::move(action));
}

std::vector<Action> Talk::takeActions()
{
    return std::exchange(m_actions, {});
}

void Talk::beginStage(Stage next)
{
    stage = next;
    act(action::ReportStep{{.stage = next, .status = StepStatus::Running}});
}

void Talk::endStage(Stage ended, StepStatus status, const Evidence &evidence)
{
    act(action::ReportStep{{.stage = ended, .status = status, .evidence = evidence}});
}

void Talk::skipStage(Stage skipped)
{
    if (wants(skipped))
        endStage(skipped, StepStatus::Skipped);
}

void Talk::startClock(Phase phase)
{
    act(action::StartClock{phase});
}

void Talk::await(Turn turn, Phase clock)
{
    awaited.push_back({.turn = turn});
    startClock(clock);
}

void Talk::say(const Flight &flight)
{
    if (flight.problem) {
        Problem problem = *flight.problem;
        problem.stage = stage;
        return leave(problem);
    }
    if (reader.holdsBytes())
        return stopUnasked();
    act(action::Write{.bytes = flight.text.bytes, .shown = flight.text.shown});
    awaited.insert(awaited.end(), flight.replies.begin(), flight.replies.end());
    restartClock();
}

void Talk::restartClock()
{
    if (!awaited.empty())
        startClock(m_leaving ? Phase::Quit : factsOf(awaited.front().turn).clock);
}

Problem Talk::problemOf(Problem::Kind kind, const std::optional<Reply> &reply) const
{
    return {.stage = stage, .kind = kind, .reply = reply, .beforeGreeting = !greeted};
}

void Talk::settle(std::optional<Problem> problem)
{
    if (!problem)
        return;
    endStage(problem->stage, StepStatus::Failed, evidenceOf(*problem));
    if (!delivery.problem)
        delivery.problem = problem;
    m_problem = std::move(problem);
}

void Talk::leave(const std::optional<Problem> &problem, Farewell farewell)
{
    settle(problem);
    m_leaving = true;
    if (problem && problem->reply && problem->reply->code == 421)
        return finish(false);
    if (farewell == Farewell::RsetAndQuit)
        m_farewell.push_back(Turn::Rset);
    m_farewell.push_back(Turn::Quit);
    sayFarewell();
}

void Talk::sayFarewell()
{
    if (m_farewell.empty())
        return finish(false);
    Flight flight;
    do {
        const Turn turn = m_farewell.front();
        m_farewell.pop_front();
        flight.add(turn, plainCommand(turn == Turn::Rset ? "RSET"_L1 : "QUIT"_L1));
    } while (capabilities.pipelining && !m_farewell.empty());
    say(flight);
}

void Talk::drop(Problem problem)
{
    if (!m_leaving)
        settle(std::move(problem));
    finish(true);
}

void Talk::finish(bool abort)
{
    m_over = true;
    awaited.clear();
    const bool sent = delivery.status != Delivery::Status::NotSent;
    if (!sent && wants(Stage::Send))
        forgetAccepted(delivery.recipients);
    act(action::Finish{.abort = abort, .problem = m_problem, .delivery = delivery});
}

void Talk::stopUnasked()
{
    Problem problem = problemOf(Problem::Kind::UnaskedBytes);
    problem.words = serverText(reader.leftover());
    if (auto next = reader.next(); next && next->ok()) {
        problem.reply = next->value();
        // RFC 5321 section 3.8: a server may say goodbye at any time. In clear anyone may have said it.
        const bool goodbye = encrypted && problem.reply->code == 421 && !reader.holdsBytes();
        if (goodbye && !m_leaving)
            return leave(problemOf(Problem::Kind::ReplyNegative, problem.reply));
    }
    drop(problem);
}

} // namespace posthorn::smtp
