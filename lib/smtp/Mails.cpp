// SPDX-License-Identifier: MIT
#include "smtp/Mails.h"

#include "smtp/EnvelopeCommands.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

bool Mails::speak()
{
    if (!m_talk.wants(Stage::Sender))
        return false;
    m_isWaiting = false;
    if (m_current)
        m_current->speak();
    if (isBusy())
        return true;
    if (m_current)
        closeBooks(std::exchange(m_current, nullptr));
    Flight flight;
    if (Message *message = next())
        begin(*message, flight);
    else
        rest();
    m_talk.say(flight);
    return true;
}

bool Mails::isBusy() const
{
    return m_talk.isOver() || m_talk.isLeaving() || m_committed || (m_current && !m_current->isOver());
}

/// Nothing is left to send: wait for more, or go.
void Mails::rest()
{
    m_isWaiting = mayMoreCome();
    if (!m_isWaiting)
        return m_talk.leave({}, m_farewell);
    m_talk.stopWhenUnasked();
    if (m_talk.isOver())
        return;
    m_talk.startClock(Phase::Idle);
    m_talk.act(action::AwaitMessage{});
}

bool Mails::hasTransactionsLeft() const
{
    return m_begun < m_talk.capabilities.bounds.mails.value_or(std::numeric_limits<int>::max());
}

bool Mails::mayMoreCome() const
{
    return m_talk.plan.queued && !m_isClosed && hasTransactionsLeft();
}

/// The message whose turn it is. One that this server must not get is done with at once.
Message *Mails::next()
{
    while (m_talk.plan.queued && !m_talk.messages.empty() && m_talk.messages.front().settled)
        m_talk.messages.pop_front();
    for (Message &message : m_talk.messages) {
        if (message.settled || (m_committed && &m_committed->message() == &message))
            continue;
        if (!hasTransactionsLeft())
            return nullptr;
        const auto objection =
            objectionTo(message.envelope, m_talk.capabilities, m_talk.wants(Stage::Recipient));
        if (!objection)
            return &message;
        m_talk.beginStage(Stage::Sender);
        m_talk.fail(message, *objection);
        m_talk.settle(message);
    }
    return nullptr;
}

void Mails::begin(Message &message, Flight &flight)
{
    if (std::exchange(m_needsRset, false)) {
        flight.add(Turn::Rset, plainCommand("RSET"_L1));
        if (!m_talk.capabilities.pipelining)
            return;
    }
    ++m_begun;
    m_farewell = Talk::Farewell::Quit;
    m_current = std::make_unique<Transaction>(m_talk, message);
    m_current->begin(flight);
}

void Mails::closeBooks(std::unique_ptr<Transaction> over)
{
    Message &message = over->message();
    m_needsRset = over->isUnderWay();
    if (m_needsRset && over->isTest())
        m_farewell = Talk::Farewell::RsetAndQuit;
    if (message.stopped || message.open.empty())
        m_talk.settle(message);
}

void Mails::hear(const Awaited &awaited, const Reply &reply)
{
    const bool isEnd = awaited.turn == Turn::Dot || awaited.turn == Turn::LastChunk;
    Transaction &heard = m_committed && (isEnd || !m_current) ? *m_committed : *m_current;
    heard.hear(awaited, reply);
    if (m_talk.isOver() || !m_committed || !m_committed->isOver())
        return;
    closeBooks(std::exchange(m_committed, nullptr));
    if (reply.code == 421)
        m_talk.leave(Problem{.stage = Stage::Send, .kind = Problem::Kind::ReplyNegative, .reply = reply});
    else if (m_quitSaid)
        m_talk.finish(true);
}

void Mails::bodySent(bool endsWithCrlf)
{
    if (m_current)
        m_current->bodySent(endsWithCrlf);
}

void Mails::chunk(const event::Chunk &chunk)
{
    if (m_current)
        m_current->chunk(chunk);
}

/// There is no way to take back half a body but to hang up.
void Mails::bodyFailed(Problem problem)
{
    problem.stage = Stage::Send;
    if (m_current)
        m_talk.fail(m_current->message(), problem);
    m_talk.drop();
}

void Mails::mayCommit()
{
    if (!m_current || !m_current->awaitsCommit())
        return;
    // The server has begun to refuse: its reply decides, and the terminator stays here.
    if (m_talk.reader.holdsBytes())
        return m_talk.awaited.empty() ? m_talk.stopUnasked() : m_talk.startClock(Phase::Command);
    m_committed = std::exchange(m_current, nullptr);
    const bool flies = m_talk.capabilities.pipelining;
    Message *following = m_committed->message().open.empty() ? next() : nullptr;
    m_quitSaid = flies && m_committed->message().open.empty() && !following && !mayMoreCome();
    Flight flight;
    m_committed->commit(flight, m_quitSaid);
    if (m_quitSaid)
        flight.add(Turn::Quit, plainCommand("QUIT"_L1));
    else if (flies && following && !m_talk.plan.chunking)
        begin(*following, flight);
    m_talk.say(flight);
}

void Mails::keepHeadlines()
{
    for (const auto *one : {&m_committed, &m_current})
        if (const auto refusal = *one ? (*one)->headline() : std::nullopt)
            m_talk.fail((*one)->message(), *refusal);
}

} // namespace posthorn::smtp
