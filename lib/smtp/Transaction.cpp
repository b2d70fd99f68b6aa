// SPDX-License-Identifier: MIT
// The sender's half of a mail: what is said next, decided whenever every reply that is due has been heard.
#include "smtp/Transaction.h"

#include "smtp/Recipients.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

bool Transaction::speak()
{
    switch (m_next) {
    case Next::Begin:
        if (!m_talk.wants(Stage::Sender))
            return false;
        begin();
        return true;
    case Next::Envelope:
        judgeEnvelope();
        return true;
    case Next::Data:
        judgeData();
        return true;
    case Next::Body:
    case Next::Committed:
        return true;
    case Next::Done:
        break;
    }
    return false;
}

void Transaction::begin()
{
    m_talk.beginStage(Stage::Sender);
    if (const auto problem = ownRules())
        return m_talk.leave(problem);
    m_next = Next::Envelope;
    sayEnvelope();
}

/// What the server would refuse anyway, found before anything goes out.
std::optional<Problem> Transaction::ownRules() const
{
    const Envelope &envelope = m_talk.plan.envelope;
    const Capabilities &offered = m_talk.capabilities;
    const auto broken = [](Stage stage, Problem::Kind kind, const QString &subject,
                           const QString &words = {}) {
        return Problem{.stage = stage, .kind = kind, .words = words, .subject = subject};
    };
    if (m_talk.wants(Stage::Recipient) && envelope.to.empty())
        return broken(Stage::Recipient, Problem::Kind::BadInput, u"recipient"_s, u"there is none"_s);
    if (offered.size.value_or(0) > 0 && envelope.size > *offered.size)
        return broken(Stage::Sender, Problem::Kind::TooLarge, {}, u"SIZE %1"_s.arg(*offered.size));
    if (envelope.eightBit && !offered.eightBitMime)
        return broken(Stage::Sender, Problem::Kind::EightBitNotSupported, {});
    if (offered.smtpUtf8)
        return std::nullopt;
    if (envelope.from && envelope.from->needsUtf8())
        return broken(Stage::Sender, Problem::Kind::Utf8NotSupported, envelope.from->toString());
    const auto found = std::ranges::find_if(envelope.to, &Address::needsUtf8);
    if (found != envelope.to.end())
        return broken(Stage::Recipient, Problem::Kind::Utf8NotSupported, found->toString());
    return std::nullopt;
}

std::size_t Transaction::envelopeCommands() const
{
    return 1 + (m_talk.wants(Stage::Recipient) ? m_talk.plan.envelope.to.size() : 0);
}

/// With several recipients DATA waits for their replies: were one refused, the only ways out of a 354 would
/// be an empty mail or an unwanted one.
bool Transaction::rides() const
{
    return m_talk.capabilities.pipelining && m_talk.wants(Stage::Send) && m_talk.plan.envelope.to.size() == 1;
}

void Transaction::sayEnvelope()
{
    Flight flight;
    do {
        if (m_said == 0)
            flight.add(Turn::Mail, mailCommand(m_talk.plan.envelope, m_talk.capabilities));
        else
            flight.add({.turn = Turn::Rcpt, .recipient = m_said - 1},
                       rcptCommand(m_talk.plan.envelope.to[m_said - 1]));
        ++m_said;
    } while (m_talk.capabilities.pipelining && !isEnvelopeSaid());
    m_dataSaid = rides();
    if (m_dataSaid)
        flight.add(Turn::Data, plainCommand("DATA"_L1));
    m_talk.say(flight);
}

void Transaction::judgeEnvelope()
{
    if (m_dataSaid)
        return judgeData();
    if (isMailRefused())
        return m_talk.leave(firstRefusal());
    if (!isEnvelopeSaid())
        return sayEnvelope();
    if (!m_talk.wants(Stage::Send))
        return stopHere(firstRefusal());
    if (const auto problem = obstacle())
        return stopHere(problem);
    proceedToData();
}

void Transaction::proceedToData()
{
    reportRecipients();
    m_talk.beginStage(Stage::Send);
    m_next = Next::Data;
    if (!std::exchange(m_dataSaid, true))
        m_talk.say(Flight().add(Turn::Data, plainCommand("DATA"_L1)));
}

/// A 354 for a mail that nobody gets: the connection goes, for a lone dot would send an empty mail.
void Transaction::judgeData()
{
    const bool continues = m_data && m_data->isIntermediate();
    if (const auto problem = obstacle())
        return continues ? m_talk.drop(*problem) : m_talk.leave(problem);
    if (m_next == Next::Envelope)
        proceedToData();
    if (!continues) {
        const Problem problem = m_talk.problemOf(Problem::Kind::ReplyNegative, m_data);
        refuseAll(*m_data);
        return m_talk.leave(problem);
    }
    m_next = Next::Body;
    m_talk.await(Turn::Dot, Phase::Block);
    m_talk.act(action::SendBody{});
}

/// The wanted stage is reached, or the mail is not to be: forget it and go.
void Transaction::stopHere(const std::optional<Problem> &problem)
{
    if (!problem)
        reportRecipients();
    m_next = Next::Done;
    m_talk.leave(problem, Talk::Farewell::RsetAndQuit);
}

void Transaction::bodySent(bool endsWithCrlf)
{
    if (m_next != Next::Body)
        return;
    m_endsWithCrlf = endsWithCrlf;
    m_talk.startClock(Phase::None);
    m_talk.act(action::AskCommit{});
}

void Transaction::bodyFailed(Problem problem)
{
    problem.stage = Stage::Send;
    m_talk.drop(std::move(problem));
}

void Transaction::mayCommit()
{
    if (m_next != Next::Body)
        return;
    // The server has begun to refuse: its reply decides, and the terminator stays here.
    if (m_talk.reader.holdsBytes())
        return m_talk.startClock(Phase::Command);
    m_next = Next::Committed;
    m_talk.delivery.status = Delivery::Status::InDoubt;
    m_talk.awaited.clear();
    Flight flight;
    if (!m_endsWithCrlf)
        flight.text = {.bytes = "\r\n", .shown = "\r\n"};
    flight.add(Turn::Dot, plainCommand("."_L1));
    if (m_talk.capabilities.pipelining)
        flight.add(Turn::Quit, plainCommand("QUIT"_L1));
    m_talk.say(flight);
}

} // namespace posthorn::smtp
