// SPDX-License-Identifier: MIT
#include "smtp/SignIn.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// "This mechanism will not do", and nothing about the password. 534 has two meanings in the wild: too weak
/// a mechanism (RFC 4954), and, at Google, a password of another kind; only the first invites another try.
bool isAboutMechanism(const Reply &reply)
{
    if (reply.code != 534)
        return reply.code == 504;
    const QString words = reply.text().toLower();
    return words.contains(u"mechanism"_s) || words.contains(u"too weak"_s);
}

} // namespace

QString SignIn::mechanism() const
{
    return saslName(m_method);
}

bool SignIn::speak()
{
    switch (m_next) {
    case Next::Begin:
        if (!m_talk.plan.wantsAuth()) {
            m_talk.skipStage(Stage::Auth);
            m_next = Next::Done;
            return false;
        }
        if (!m_talk.wants(Stage::Auth))
            return false;
        begin();
        return true;
    case Next::Answer:
        m_talk.say(Flight().add(Turn::AuthAnswer, authAnswer(*m_answer)));
        return true;
    case Next::Cancelled:
        m_talk.say(Flight().add(Turn::AuthAnswer, authAnswer("*")));
        return true;
    case Next::Done:
        break;
    }
    return false;
}

void SignIn::begin()
{
    if (m_method == AuthMethod::None) {
        m_talk.beginStage(Stage::Auth);
        m_left = m_talk.capabilities;
    }
    if (!m_talk.encrypted && !m_talk.loopback && !m_talk.plan.allowCleartextAuth)
        return m_talk.leave(m_talk.problemOf(Problem::Kind::CleartextAuthRefused));
    const auto method = chooseMechanism(m_talk.plan.auth, m_left);
    if (method)
        start(*method);
    else
        m_talk.leave(method.problem());
}

void SignIn::start(AuthMethod method)
{
    const Plan &plan = m_talk.plan;
    auto mechanism = startMechanism({.method = method,
                                     .user = plan.user,
                                     .secret = plan.secret,
                                     .host = plan.endpoint.host,
                                     .port = plan.endpoint.port});
    if (!mechanism)
        return m_talk.leave(mechanism.problem());
    m_method = method;
    m_mechanism = std::move(mechanism).value();
    m_rounds = 0;
    const auto first = m_mechanism->initialResponse();
    if (!first)
        return m_talk.leave(first.problem());
    m_talk.say(Flight().add(Turn::Auth, authCommand(saslName(method), *first)));
}

void SignIn::hear(const Reply &reply)
{
    if (m_next == Next::Cancelled)
        return m_talk.leave(m_why);
    if (reply.code == 334)
        return challenged(reply);
    if (reply.isPositive())
        return accepted(reply);
    if (reply.isTemporary() || reply.isPermanent())
        return refused(reply);
    m_talk.drop(m_talk.problemOf(Problem::Kind::ReplyMalformed, reply));
}

void SignIn::challenged(const Reply &reply)
{
    if (++m_rounds > Mechanism::maxRounds || reply.lines.size() != 1)
        return giveUp(m_talk.problemOf(Problem::Kind::ReplyMalformed, reply));
    m_answer = m_mechanism->respond(reply.lines.first().mid(4).trimmed().toUtf8());
    if (!m_answer) {
        Problem problem = m_answer.problem();
        problem.reply = reply;
        return giveUp(problem);
    }
    m_next = Next::Answer;
}

/// RFC 4954 section 4: a client that cannot go on says "*", and the server ends the exchange with 501.
void SignIn::giveUp(Problem problem)
{
    m_why = std::move(problem);
    m_next = Next::Cancelled;
}

void SignIn::accepted(const Reply &reply)
{
    if (!m_mechanism->isServerProven())
        return m_talk.drop(m_talk.problemOf(Problem::Kind::ServerNotProven, reply));
    m_talk.endStage(Stage::Auth, StepStatus::Ok,
                    {{u"mechanism"_s, mechanism()}, {u"reply"_s, reply.verbatim()}});
    m_next = Next::Done;
}

void SignIn::refused(const Reply &reply)
{
    if (tryAnother(reply))
        return;
    Problem problem = m_talk.problemOf(Problem::Kind::AuthRefused, reply);
    problem.words = m_mechanism->evidence();
    m_talk.leave(problem);
}

/// Never after a 535: one attempt a user act.
bool SignIn::tryAnother(const Reply &reply)
{
    if (m_talk.plan.auth != AuthMethod::Auto || !isAboutMechanism(reply))
        return false;
    m_left.mechanisms.remove(mechanism());
    if (!chooseMechanism(AuthMethod::Auto, m_left))
        return false;
    m_next = Next::Begin;
    return true;
}

} // namespace posthorn::smtp
