// SPDX-License-Identifier: MIT
#include "smtp/Opening.h"

#include "smtp/ServerText.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

Evidence certificateEvidence(const CertificateFacts &certificate)
{
    return {{u"subject"_s, certificate.subject},
            {u"issuer"_s, certificate.issuer},
            {u"names"_s, certificate.names.join(u' ')},
            {u"not_before"_s, certificate.notBefore.toUTC().toString(Qt::ISODate)},
            {u"not_after"_s, certificate.notAfter.toUTC().toString(Qt::ISODate)},
            {u"sha256"_s, QString::fromLatin1(certificate.sha256)}};
}

Evidence capabilitiesEvidence(const Capabilities &all)
{
    QStringList mechanisms(all.mechanisms.begin(), all.mechanisms.end());
    mechanisms.sort();
    Evidence evidence{{u"offered"_s, all.lines.join(u", "_s)}, {u"mechanisms"_s, mechanisms.join(u' ')}};
    if (all.size)
        evidence.insert(u"size"_s, QString::number(*all.size));
    return evidence;
}

} // namespace

void Opening::connected(const event::Connected &how)
{
    m_talk.loopback = how.loopback;
    m_talk.encrypted = how.tls.has_value();
    m_talk.endStage(Stage::Connect, StepStatus::Ok, {{u"address"_s, how.peer}});
    if (how.tls && !reportTls(*how.tls))
        return m_talk.finish(false);
    if (!m_talk.wants(Stage::Greeting))
        return m_talk.finish(false);
    m_talk.beginStage(Stage::Greeting);
    m_talk.await(Turn::Greeting, Phase::Greeting);
}

/// False when the run was wanted no further.
bool Opening::reportTls(const TlsFacts &tls)
{
    if (!m_talk.wants(Stage::Tls))
        return false;
    m_talk.endStage(Stage::Tls, StepStatus::Ok, {{u"protocol"_s, tls.protocol}, {u"cipher"_s, tls.cipher}});
    if (!m_talk.wants(Stage::Certificate))
        return false;
    m_talk.endStage(Stage::Certificate, StepStatus::Ok, certificateEvidence(tls.certificate));
    return true;
}

void Opening::encrypted(const TlsFacts &tls)
{
    m_talk.encrypted = true;
    m_next = reportTls(tls) ? Next::HelloAgain : Next::Done;
}

bool Opening::speak()
{
    switch (m_next) {
    case Next::Hello:
        return sayHello(Turn::Ehlo, "EHLO"_L1, m_talk.encrypted ? Stage::Capabilities : Stage::Hello);
    case Next::Helo:
        return sayHello(Turn::Helo, "HELO"_L1, Stage::Hello);
    case Next::StartTls:
        return sayStartTls();
    case Next::HelloAgain:
        return sayHello(Turn::Ehlo, "EHLO"_L1, Stage::Capabilities);
    case Next::Greeting:
    case Next::Handshake:
        return true;
    case Next::Done:
        break;
    }
    return false;
}

bool Opening::sayHello(Turn turn, QLatin1StringView verb, Stage stage)
{
    if (m_next == Next::Hello && m_talk.encrypted)
        m_talk.skipStage(Stage::Hello);
    if (!m_talk.wants(stage))
        return false;
    if (turn == Turn::Ehlo)
        m_talk.beginStage(stage);
    m_talk.say(Flight().add(turn, helloCommand(verb, m_talk.plan.heloName)));
    return true;
}

bool Opening::sayStartTls()
{
    if (!m_talk.wants(Stage::Tls))
        return false;
    m_talk.beginStage(Stage::Tls);
    if (m_talk.capabilities.startTls)
        m_talk.say(Flight().add(Turn::StartTls, plainCommand("STARTTLS"_L1)));
    else {
        Problem problem = m_talk.problemOf(Problem::Kind::StartTlsNotOffered);
        problem.words = m_talk.capabilities.lines.join(u' ');
        m_talk.leave(problem);
    }
    return true;
}

void Opening::hear(Turn turn, const Reply &reply)
{
    if (turn == Turn::Greeting)
        hearGreeting(reply);
    else if (turn == Turn::StartTls)
        hearStartTls(reply);
    else
        hearHello(turn, reply);
}

void Opening::hearGreeting(const Reply &reply)
{
    m_talk.greeted = true;
    m_greeting = reply;
    if (reply.code == 220) {
        m_talk.endStage(Stage::Greeting, StepStatus::Ok, {{u"text"_s, reply.verbatim()}});
        m_next = Next::Hello;
    } else if (reply.isTemporary() || reply.isPermanent())
        m_talk.leave(m_talk.problemOf(Problem::Kind::ReplyNegative, reply));
    else // NNTP greets with 200
        m_talk.drop(m_talk.problemOf(Problem::Kind::NotSmtp, reply));
}

void Opening::hearHello(Turn turn, const Reply &reply)
{
    if (reply.code != 250)
        return refuseHello(turn, reply);
    if (m_talk.stage == Stage::Hello)
        m_talk.endStage(Stage::Hello, StepStatus::Ok,
                        {{u"name"_s, m_talk.plan.heloName}, {u"reply"_s, reply.lines.first()}});
    if (turn == Turn::Ehlo)
        learn(reply);
    m_next = afterHello();
    if (m_next != Next::Done)
        return;
    if (m_talk.plan.endpoint.security == Security::None) {
        m_talk.skipStage(Stage::Tls);
        m_talk.skipStage(Stage::Certificate);
    }
    if (m_talk.wants(Stage::Capabilities))
        m_talk.endStage(Stage::Capabilities, StepStatus::Ok, capabilitiesEvidence(m_talk.capabilities));
}

Opening::Next Opening::afterHello() const
{
    const bool needsTls = m_talk.plan.endpoint.security == Security::StartTls && !m_talk.encrypted;
    return needsTls ? Next::StartTls : Next::Done;
}

void Opening::learn(const Reply &reply)
{
    m_talk.capabilities = Capabilities::fromReply(reply);
    if (m_talk.encrypted)
        return;
    m_beforeTls = m_talk.capabilities.lines;
    m_talk.capabilities.requireTls = false; // RFC 8689 section 3: a promise made in clear is none
}

/// HELO has no STARTTLS: whoever refuses EHLO refuses TLS, so HELO is for connections that want none.
void Opening::refuseHello(Turn turn, const Reply &reply)
{
    const bool refused = reply.isPermanent() || reply.isTemporary();
    const auto security = m_talk.plan.endpoint.security;
    if (!refused)
        return m_talk.drop(m_talk.problemOf(Problem::Kind::ReplyMalformed, reply));
    if (!reply.isPermanent() || turn == Turn::Helo || m_talk.encrypted)
        return m_talk.leave(m_talk.problemOf(Problem::Kind::ReplyNegative, reply));
    if (security == Security::None)
        m_next = Next::Helo;
    else
        m_talk.leave(m_talk.problemOf(Problem::Kind::StartTlsNotOffered, reply));
}

void Opening::hearStartTls(const Reply &reply)
{
    if (reply.code != 220)
        return m_talk.leave(m_talk.problemOf(Problem::Kind::StartTlsRefused, reply));
    if (m_talk.reader.holdsBytes()) {
        // What lies behind the 220 came in clear and must never be read as if it came under TLS.
        Problem problem = m_talk.problemOf(Problem::Kind::InjectedPlaintext);
        problem.words = serverText(m_talk.reader.leftover());
        return m_talk.drop(problem);
    }
    m_talk.capabilities = {}; // RFC 3207 section 4.2: all knowledge is discarded
    m_talk.reader.clear();
    m_next = Next::Handshake;
    m_talk.startClock(Phase::Tls);
    m_talk.act(action::BeginTls{});
}

} // namespace posthorn::smtp
