// SPDX-License-Identifier: MIT
// The body of a mail, and its end.
#include "smtp/Transaction.h"

#include "smtp/EnvelopeCommands.h"
#include "smtp/Recipients.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// BDAT itself is not understood, or not for this header (Exchange: 552 5.3.4); it says nothing of the mail.
bool isAboutCommand(const Reply &reply)
{
    const bool isSyntax = reply.code >= 500 && reply.code <= 504;
    const auto enhanced = reply.enhanced;
    return isSyntax || (reply.isPermanent() && enhanced &&
                        (enhanced->subject == 5 || *enhanced == EnhancedCode{5, 3, 4}));
}

} // namespace

void Transaction::bodySent(bool endsWithCrlf)
{
    if (m_next != Next::Body)
        return;
    m_endsWithCrlf = endsWithCrlf;
    m_commitAsked = true;
    m_talk.startClock(Phase::None);
    m_talk.act(action::AskCommit{m_message.number});
}

void Transaction::askChunk(bool fromStart)
{
    m_chunkAsked = true;
    m_talk.act(action::AskChunk{.message = m_message.number, .fromStart = fromStart});
    if (m_talk.awaited.empty())
        m_talk.startClock(Phase::Block);
}

void Transaction::chunk(const event::Chunk &chunk)
{
    const bool isGathering = m_next == Next::Gather || m_next == Next::Chunks;
    if (!isGathering || chunk.message != m_message.number || !std::exchange(m_chunkAsked, false))
        return;
    m_chunk = chunk;
    if (m_talk.awaited.empty())
        offerChunk();
    else if (m_next == Next::Chunks && !chunk.last && !m_refusedChunk)
        sayChunk();
}

/// The last chunk leaves when all before it are answered and the intent is durable.
void Transaction::offerChunk()
{
    if (m_refusedChunk)
        return judgeRefusedChunk();
    if (!m_chunk)
        return m_chunkAsked ? m_talk.startClock(Phase::Block) : askChunk(false);
    if (!m_chunk->last)
        return sayChunk();
    m_commitAsked = true;
    m_talk.startClock(Phase::None);
    m_talk.act(action::AskCommit{m_message.number});
}

/// RFC 3030 section 2: where PIPELINING is offered no chunk waits for the answer to the one before.
void Transaction::sayChunk()
{
    Flight flight;
    const bool isFirst = m_next == Next::Gather;
    if (isFirst)
        addEnvelope(flight);
    flight.add(Turn::Chunk, chunkCommand(std::exchange(m_chunk, {})->bytes, false));
    m_chunkSaid = true;
    if (isFirst)
        m_next = Next::Envelope;
    m_talk.say(flight);
    if (!isFirst && m_talk.capabilities.pipelining && !m_talk.isOver())
        askChunk(false);
}

void Transaction::judgeRefusedChunk()
{
    if (isAboutCommand(*m_refusedChunk))
        return takeUpAgain();
    refuseAll(*m_refusedChunk);
    stop(m_talk.problemOf(Problem::Kind::ReplyNegative, m_refusedChunk));
}

/// By DATA: a server that answered BDAT with a whole refusal has taken nothing.
void Transaction::takeUpAgain()
{
    m_talk.capabilities.chunking = false;
    handBack(isAccepted);
    end();
}

void Transaction::commit(Flight &flight, bool isLast)
{
    m_commitAsked = false;
    m_isLast = isLast;
    m_message.delivery.status = Delivery::Status::InDoubt;
    if (m_chunk) {
        if (m_next == Next::Gather)
            addEnvelope(flight);
        m_chunkSaid = true;
        flight.add(Turn::LastChunk, chunkCommand(m_chunk->bytes, true));
        m_chunk.reset();
    } else {
        m_talk.awaited.clear();
        if (!m_endsWithCrlf)
            flight.text = {.bytes = "\r\n", .shown = "\r\n"};
        flight.add(Turn::Dot, plainCommand("."_L1));
    }
    m_next = Next::Committed;
}

/// The server speaks before the terminator: a refusal ends the mail; anything else answers nothing.
void Transaction::hearEarly(const Reply &reply)
{
    if (!reply.isTemporary() && !reply.isPermanent())
        return m_talk.drop(m_talk.problemOf(Problem::Kind::UnaskedBytes, reply));
    refuseAll(reply);
    m_message.delivery.reply = reply;
    m_talk.fail(m_message, m_talk.problemOf(Problem::Kind::ReplyNegative, reply));
    m_talk.drop();
}

void Transaction::hearEnd(Turn turn, const Reply &reply)
{
    m_message.delivery.reply = reply;
    m_message.delivery.status = Delivery::Status::NotSent;
    m_isForgotten = turn == Turn::Dot || reply.isPositive();
    end();
    if (isMailRefused() || isNobodyIn())
        return stop(*envelopeRefusal());
    if (reply.isPositive()) {
        take(m_message, m_recipients);
        return m_talk.endStage(Stage::Send, StepStatus::Ok, {{u"reply"_s, reply.verbatim()}});
    }
    const bool isAboutChunks = turn == Turn::LastChunk && isAboutCommand(reply);
    if (isAboutChunks && !m_isLast)
        return takeUpAgain();
    refuseAll(reply);
    Problem problem = m_talk.problemOf(Problem::Kind::ReplyNegative, reply);
    problem.stage = Stage::Send;
    m_message.delivery.wantsData = isAboutChunks;
    stop(problem);
}

} // namespace posthorn::smtp
