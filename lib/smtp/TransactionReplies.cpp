// SPDX-License-Identifier: MIT
// The receiver's half of a mail: what each reply means for its envelope.
#include "smtp/Transaction.h"

#include "smtp/EnvelopeCommands.h"
#include "smtp/Recipients.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

void Transaction::hear(const Awaited &awaited, const Reply &reply)
{
    m_message.heard = true;
    const bool isRefusal = reply.isTemporary() || reply.isPermanent();
    const bool fits = awaited.turn == Turn::Data ? reply.code == 354 : reply.isPositive();
    if (!fits && !isRefusal)
        return breakOff(Problem::Kind::ReplyMalformed, awaited.turn, reply);
    if (awaited.turn == Turn::Dot && m_next != Next::Committed)
        return hearEarly(reply);
    if (awaited.turn == Turn::Dot || awaited.turn == Turn::LastChunk)
        return hearEnd(awaited.turn, reply);
    if (awaited.turn == Turn::Mail)
        hearMail(reply);
    else if (awaited.turn == Turn::Rcpt)
        hearRcpt(awaited.recipient, reply);
    else if (awaited.turn == Turn::Data)
        m_data = reply;
    else if (isRefusal && !m_refusedChunk)
        m_refusedChunk = reply;
    // RFC 5321 section 3.8: behind a 421 the server closes, so nothing else of this flight will come.
    if (reply.code == 421)
        breakOff(Problem::Kind::ReplyNegative, awaited.turn, reply);
}

/// An earlier refusal of the same flight says more.
void Transaction::breakOff(Problem::Kind kind, Turn turn, const Reply &reply)
{
    Problem problem = m_talk.problemOf(kind, reply);
    problem.stage = factsOf(turn).stage.value_or(problem.stage);
    if (const auto refusal = headline())
        m_talk.fail(m_message, *refusal);
    m_talk.drop(problem);
}

void Transaction::hearMail(const Reply &reply)
{
    m_mail = reply;
    if (!reply.isPositive())
        return clearDoubt();
    const Envelope &envelope = m_message.envelope;
    Evidence evidence{{u"address"_s, envelope.from ? envelope.from->toString() : QString()},
                      {u"reply"_s, reply.verbatim()}};
    const QStringList unsaid = leftOut(envelope.wishes, m_talk.capabilities);
    if (!unsaid.isEmpty())
        evidence.insert(u"left_out"_s, unsaid.join(u", "_s));
    m_talk.endStage(Stage::Sender, StepStatus::Ok, evidence);
    if (m_talk.wants(Stage::Recipient))
        m_talk.beginStage(Stage::Recipient);
}

/// Behind a refused MAIL the answers to RCPT say nothing about the recipients.
void Transaction::hearRcpt(std::size_t recipient, const Reply &reply)
{
    if (isMailRefused())
        return;
    RecipientResult &result = m_message.delivery.recipients[recipient];
    result.status = reply.isPositive() ? RecipientResult::Status::Accepted : RecipientResult::Status::Refused;
    result.reply = reply;
    if (!isAccepted(result))
        return clearDoubt();
    // What rides behind the only recipient is of the next stage.
    if (!isTest())
        reportRecipients();
}

/// A last chunk that left with its envelope goes to nobody when that is refused.
void Transaction::clearDoubt()
{
    if (m_next == Next::Committed)
        m_message.delivery.status = Delivery::Status::NotSent;
}

/// A refused message is refused for everyone who was in.
void Transaction::refuseAll(const Reply &reply)
{
    for (const std::size_t recipient : m_recipients) {
        RecipientResult &result = m_message.delivery.recipients[recipient];
        if (!isAccepted(result))
            continue;
        result.status = RecipientResult::Status::Refused;
        result.reply = reply;
    }
}

/// As if they had not been named yet.
void Transaction::handBack(bool (*isWanted)(const RecipientResult &))
{
    auto &results = m_message.delivery.recipients;
    for (auto at = m_recipients.rbegin(); at != m_recipients.rend(); ++at) {
        if (!isWanted(results[*at]))
            continue;
        results[*at] = {.address = results[*at].address};
        m_message.open.push_front(*at);
    }
    std::erase_if(m_recipients, [&results](std::size_t one) { return !results[one].reply.has_value(); });
}

/// Who was one too many goes into a further transaction, unless this one takes nobody at all.
void Transaction::learnBound()
{
    const auto &results = m_message.delivery.recipients;
    const auto count = [this, &results](bool (*holds)(const RecipientResult &)) {
        return std::ranges::count_if(m_recipients, [&](std::size_t one) { return holds(results[one]); });
    };
    const auto most = count(isAccepted);
    if (most == 0 || count(isOneTooMany) == 0)
        return;
    m_talk.capabilities.bounds.recipients = int(most);
    handBack(isOneTooMany);
}

bool Transaction::isNobodyIn() const
{
    return std::ranges::none_of(
        m_recipients, [this](std::size_t one) { return isAccepted(m_message.delivery.recipients[one]); });
}

std::optional<Problem> Transaction::envelopeRefusal() const
{
    const auto &from = m_message.envelope.from;
    if (isMailRefused())
        return Problem{.stage = Stage::Sender,
                       .kind = Problem::Kind::ReplyNegative,
                       .reply = m_mail,
                       .subject = from ? from->toString() : QString()};
    return firstRefusal(m_message);
}

std::optional<Problem> Transaction::headline() const
{
    const bool isSettled = m_next == Next::Envelope || (m_next == Next::Committed && isNobodyIn());
    return isSettled ? envelopeRefusal() : std::nullopt;
}

/// Why this message may not go on: nobody is in or ever was, or someone is out for good and the plan says to
/// wait for the person. A temporary refusal never holds the others back.
std::optional<Problem> Transaction::veto() const
{
    const bool isLastHope = m_message.open.empty() && std::ranges::none_of(m_message.taken, std::identity());
    if (isMailRefused() || (isNobodyIn() && isLastHope))
        return envelopeRefusal();
    return m_talk.plan.partial == Partial::Accepted ? std::nullopt : firstRefusal(m_message, true);
}

void Transaction::reportRecipients()
{
    if (!m_talk.wants(Stage::Recipient) || std::exchange(m_reported, true))
        return;
    const auto &recipients = m_message.delivery.recipients;
    const bool all = std::ranges::all_of(recipients, isAccepted);
    m_talk.endStage(Stage::Recipient, all ? StepStatus::Ok : StepStatus::Warning,
                    recipientsEvidence(recipients));
    if (m_talk.wants(Stage::Send))
        m_talk.beginStage(Stage::Send);
}

} // namespace posthorn::smtp
