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

} // namespace

Talk::Talk(Plan wanted) : plan(std::move(wanted))
{
    if (!plan.queued)
        add(plan.envelope);
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
    if (flight.replies.empty())
        return;
    if (awaited.empty() && reader.holdsBytes())
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

Stage Talk::stageDue() const
{
    return awaited.empty() ? stage : factsOf(awaited.front().turn).stage.value_or(stage);
}

void Talk::add(const Envelope &envelope)
{
    messages.emplace_back(m_added++, envelope);
}

void Talk::fail(Message &message, const Problem &problem)
{
    message.stopped = true;
    message.delivery.problem = problem;
    if (plan.queued)
        endStage(problem.stage, StepStatus::Failed, evidenceOf(problem));
    else
        note(problem);
}

/// Envelope tests keep what RCPT said.
void Talk::settle(Message &message)
{
    if (std::exchange(message.settled, true) || !wants(Stage::Send))
        return;
    close(message);
    act(action::ReportDelivery{.message = message.number, .delivery = message.delivery});
}

/// The first Problem is the headline.
void Talk::note(std::optional<Problem> problem)
{
    if (!problem || m_problem)
        return;
    endStage(problem->stage, StepStatus::Failed, evidenceOf(*problem));
    m_problem = std::move(problem);
}

void Talk::leave(const std::optional<Problem> &problem, Farewell farewell)
{
    note(problem);
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

void Talk::drop(std::optional<Problem> problem)
{
    if (!m_leaving)
        note(std::move(problem));
    finish(true);
}

void Talk::finish(bool abort)
{
    m_over = true;
    awaited.clear();
    for (Message &message : messages) {
        if (ends(message))
            message.delivery.problem = m_problem;
        settle(message);
    }
    act(action::Finish{.abort = abort,
                       .problem = m_problem,
                       .delivery = plan.queued ? Delivery{} : messages.front().delivery});
}

bool Talk::ends(const Message &message) const
{
    if (message.settled || message.stopped || message.delivery.problem)
        return false;
    return !plan.queued || stage < Stage::Sender || message.heard;
}

void Talk::stopUnasked()
{
    const QByteArray words = reader.leftover();
    stopUnasked(words, reader.next());
}

void Talk::stopWhenUnasked()
{
    const QByteArray words = reader.leftover();
    if (const auto reply = reader.next())
        stopUnasked(words, reply);
}

void Talk::stopUnasked(const QByteArray &words, const std::optional<Result<Reply>> &reply)
{
    Problem problem = problemOf(Problem::Kind::UnaskedBytes);
    problem.words = serverText(words);
    if (reply && reply->ok()) {
        problem.reply = reply->value();
        // RFC 5321 section 3.8: a server may say goodbye at any time. In clear anyone may have said it.
        const bool goodbye = encrypted && problem.reply->code == 421 && !reader.holdsBytes();
        if (goodbye && !m_leaving)
            return leave(problemOf(Problem::Kind::ReplyNegative, problem.reply));
    }
    drop(problem);
}

} // namespace posthorn::smtp
