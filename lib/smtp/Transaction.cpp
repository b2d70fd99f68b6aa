// SPDX-License-Identifier: MIT
// The sender's half of a mail: what is said next, decided whenever every reply that is due has been heard.
#include "smtp/Transaction.h"

#include "smtp/EnvelopeCommands.h"
#include "smtp/Recipients.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// RFC 9422 section 4: as many recipients, and of as many domains, as one transaction may have.
std::vector<std::size_t> takeShare(Message &message, const Bounds &bounds)
{
    constexpr int unbounded = std::numeric_limits<int>::max();
    std::vector<std::size_t> share;
    QSet<QString> domains;
    std::deque<std::size_t> rest;
    for (const std::size_t recipient : message.open) {
        const QString domain = message.envelope.to[recipient].domain().toLower();
        const bool known = domains.contains(domain) || domains.size() < bounds.domains.value_or(unbounded);
        if (!known || int(share.size()) >= bounds.recipients.value_or(unbounded)) {
            rest.push_back(recipient);
            continue;
        }
        domains.insert(domain);
        share.push_back(recipient);
    }
    message.open = std::move(rest);
    return share;
}

} // namespace

Transaction::Transaction(Talk &talk, Message &message)
    : m_talk(talk), m_message(message), m_recipients(takeShare(message, talk.capabilities.bounds))
{
}

/// With one recipient and BDAT even the whole message may ride with its envelope, so it is read first.
void Transaction::begin(Flight &flight)
{
    m_talk.beginStage(Stage::Sender);
    if (!usesChunks() || !isOneFlight())
        return addEnvelope(flight);
    m_next = Next::Gather;
    askChunk(true);
}

void Transaction::speak()
{
    switch (m_next) {
    case Next::Envelope:
        return judgeEnvelope();
    case Next::Data:
        return judgeData();
    case Next::Gather:
    case Next::Chunks:
        return offerChunk();
    case Next::Body:
    case Next::Committed:
    case Next::Over:
        return;
    }
}

std::size_t Transaction::envelopeCommands() const
{
    return 1 + (m_talk.wants(Stage::Recipient) ? m_recipients.size() : 0);
}

bool Transaction::usesChunks() const
{
    return m_talk.plan.chunking && m_talk.capabilities.chunking && m_talk.wants(Stage::Send);
}

/// With several recipients the body waits for their replies: were one refused, the only ways out of a 354
/// would be an empty mail or an unwanted one.
bool Transaction::isOneFlight() const
{
    return m_talk.capabilities.pipelining && m_talk.wants(Stage::Send) && m_recipients.size() == 1;
}

void Transaction::addEnvelope(Flight &flight)
{
    const Envelope &envelope = m_message.envelope;
    const Capabilities &offered = m_talk.capabilities;
    do {
        if (m_said == 0)
            flight.add(Turn::Mail, mailCommand(envelope, offered));
        else
            flight.add({.turn = Turn::Rcpt, .recipient = m_recipients[m_said - 1]},
                       rcptCommand(envelope.to[m_recipients[m_said - 1]], envelope.wishes.report, offered));
        ++m_said;
    } while (offered.pipelining && !isEnvelopeSaid());
    m_dataSaid = isOneFlight() && !usesChunks();
    if (m_dataSaid)
        flight.add(Turn::Data, plainCommand("DATA"_L1));
}

void Transaction::judgeEnvelope()
{
    if (m_dataSaid)
        return judgeData();
    if (!isMailRefused() && !isEnvelopeSaid()) {
        Flight flight;
        addEnvelope(flight);
        return m_talk.say(flight);
    }
    if (!m_talk.wants(Stage::Send))
        return endTest();
    learnBound();
    if (const auto problem = veto())
        return stop(*problem);
    isNobodyIn() ? end() : proceed();
}

void Transaction::endTest()
{
    if (const auto problem = envelopeRefusal())
        return stop(*problem);
    reportRecipients();
    m_message.stopped = true;
    end();
}

void Transaction::proceed()
{
    reportRecipients();
    if (usesChunks()) {
        m_next = Next::Chunks;
        return m_chunkSaid ? offerChunk() : askChunk(true);
    }
    m_next = Next::Data;
    if (!std::exchange(m_dataSaid, true))
        m_talk.say(Flight().add(Turn::Data, plainCommand("DATA"_L1)));
}

/// A 354 for a mail that nobody gets: the connection goes, for a lone dot would send an empty mail.
void Transaction::judgeData()
{
    const bool continues = m_data && m_data->isIntermediate();
    const auto problem = veto();
    if ((problem || isNobodyIn()) && continues) {
        m_talk.fail(m_message, problem ? *problem : *envelopeRefusal());
        return m_talk.drop();
    }
    if (problem)
        return stop(*problem);
    if (isNobodyIn())
        return end();
    reportRecipients();
    if (!continues) {
        refuseAll(*m_data);
        return stop(m_talk.problemOf(Problem::Kind::ReplyNegative, m_data));
    }
    m_next = Next::Body;
    m_talk.await(Turn::Dot, Phase::Block);
    m_talk.act(action::SendBody{m_message.number});
}

void Transaction::stop(const Problem &problem)
{
    m_talk.fail(m_message, problem);
    end();
}

bool Transaction::isUnderWay() const
{
    return m_mail && m_mail->isPositive() && !m_isForgotten;
}

} // namespace posthorn::smtp
