// SPDX-License-Identifier: MIT
// The receiver's half of a mail: what each reply means for it.
#include "smtp/Recipients.h"
#include "smtp/Transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

bool isRefusal(const Reply &reply)
{
    return reply.isTemporary() || reply.isPermanent();
}

} // namespace

void Transaction::hear(const Awaited &awaited, const Reply &reply)
{
    const bool fits = awaited.turn == Turn::Data ? reply.code == 354 : reply.isPositive();
    if (!fits && !isRefusal(reply))
        return breakOff(Problem::Kind::ReplyMalformed, awaited.turn, reply);
    if (awaited.turn == Turn::Dot)
        return m_next == Next::Committed ? hearDot(reply) : hearEarly(reply);
    if (awaited.turn == Turn::Mail)
        hearMail(reply);
    else if (awaited.turn == Turn::Rcpt)
        hearRcpt(awaited.recipient, reply);
    else
        m_data = reply;
    // RFC 5321 section 3.8: behind a 421 the server closes, so nothing else of this flight will come.
    if (reply.code == 421)
        breakOff(Problem::Kind::ReplyNegative, awaited.turn, reply);
}

/// An earlier refusal of the same flight says more.
void Transaction::breakOff(Problem::Kind kind, Turn turn, const Reply &reply)
{
    Problem problem = m_talk.problemOf(kind, reply);
    if (turn == Turn::Data)
        problem.stage = Stage::Send;
    m_talk.drop(headline().value_or(problem));
}

void Transaction::hearMail(const Reply &reply)
{
    m_mail = reply;
    if (!reply.isPositive())
        return;
    const auto &from = m_talk.plan.envelope.from;
    m_talk.endStage(Stage::Sender, StepStatus::Ok,
                    {{u"address"_s, from ? from->toString() : QString()}, {u"reply"_s, reply.verbatim()}});
    if (m_talk.wants(Stage::Recipient))
        m_talk.beginStage(Stage::Recipient);
}

/// Behind a refused MAIL the answers to RCPT say nothing about the recipients.
void Transaction::hearRcpt(std::size_t recipient, const Reply &reply)
{
    if (isMailRefused())
        return;
    RecipientResult &result = m_talk.delivery.recipients[recipient];
    result.status = reply.isPositive() ? RecipientResult::Status::Accepted : RecipientResult::Status::Refused;
    result.reply = reply;
}

/// The server speaks before the terminator: a refusal ends the mail; anything else answers nothing.
void Transaction::hearEarly(const Reply &reply)
{
    if (!isRefusal(reply))
        return m_talk.drop(m_talk.problemOf(Problem::Kind::UnaskedBytes, reply));
    refuseAll(reply);
    m_talk.delivery.reply = reply;
    m_talk.drop(m_talk.problemOf(Problem::Kind::ReplyNegative, reply));
}

void Transaction::hearDot(const Reply &reply)
{
    const bool all = std::ranges::all_of(m_talk.delivery.recipients, isAccepted);
    m_talk.delivery.reply = reply;
    m_next = Next::Done;
    if (reply.isPositive()) {
        m_talk.delivery.status = all ? Delivery::Status::Sent : Delivery::Status::Partly;
        m_talk.delivery.bytes = m_talk.plan.envelope.size;
        m_talk.delivery.problem = firstRefusal();
        m_talk.endStage(Stage::Send, StepStatus::Ok, {{u"reply"_s, reply.verbatim()}});
        return m_talk.capabilities.pipelining ? m_talk.finish(true) : m_talk.leave();
    }
    m_talk.delivery.status = Delivery::Status::NotSent;
    refuseAll(reply);
    const Problem problem = m_talk.problemOf(Problem::Kind::ReplyNegative, reply);
    m_talk.capabilities.pipelining ? m_talk.drop(problem) : m_talk.leave(problem);
}

/// A refused message is refused for everyone who was in.
void Transaction::refuseAll(const Reply &reply)
{
    for (RecipientResult &recipient : m_talk.delivery.recipients) {
        if (!isAccepted(recipient))
            continue;
        recipient.status = RecipientResult::Status::Refused;
        recipient.reply = reply;
    }
}

Problem Transaction::refusalOf(const RecipientResult &recipient) const
{
    return {.stage = Stage::Recipient,
            .kind = Problem::Kind::ReplyNegative,
            .reply = recipient.reply,
            .subject = recipient.address.toString()};
}

std::optional<Problem> Transaction::firstRefusal(bool permanentOnly) const
{
    const auto &from = m_talk.plan.envelope.from;
    if (isMailRefused())
        return Problem{.stage = Stage::Sender,
                       .kind = Problem::Kind::ReplyNegative,
                       .reply = m_mail,
                       .subject = from ? from->toString() : QString()};
    for (const RecipientResult &recipient : m_talk.delivery.recipients)
        if (permanentOnly ? isRefusedForGood(recipient)
                          : recipient.status == RecipientResult::Status::Refused)
            return refusalOf(recipient);
    return std::nullopt;
}

std::optional<Problem> Transaction::headline() const
{
    return m_next == Next::Envelope ? firstRefusal() : std::nullopt;
}

/// Why no message may follow this envelope: nobody is in, or someone is out for good and the plan says to
/// wait for the person. A temporary refusal never holds the others back.
std::optional<Problem> Transaction::obstacle() const
{
    const auto &recipients = m_talk.delivery.recipients;
    if (isMailRefused() || std::ranges::none_of(recipients, isAccepted))
        return firstRefusal();
    return m_talk.plan.partial == Partial::Accepted ? std::nullopt : firstRefusal(true);
}

void Transaction::reportRecipients()
{
    if (!m_talk.wants(Stage::Recipient))
        return;
    const auto &recipients = m_talk.delivery.recipients;
    const bool all = std::ranges::all_of(recipients, isAccepted);
    m_talk.endStage(Stage::Recipient, all ? StepStatus::Ok : StepStatus::Warning,
                    recipientsEvidence(recipients));
}

} // namespace posthorn::smtp
