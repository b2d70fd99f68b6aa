// SPDX-License-Identifier: MIT
#include "names/Query.h"

#include "names/Message.h"
#include "names/Name.h"

#include <utility>

#include <ares.h>

namespace posthorn::names {

namespace {

using Outcome = Answer::Outcome;

/// What c-ares says when no reply came with it.
Outcome outcomeOf(int status)
{
    switch (status) {
    case ARES_ETIMEOUT:
        return Outcome::TimedOut;
    case ARES_ENOTFOUND: // a name of a kind that it never asks for (RFC 7686)
        return Outcome::NoSuchName;
    default:
        return Outcome::Unreachable;
    }
}

} // namespace

Query::Query(QList<Endpoint> servers, QObject *parent) : QObject(parent), m_servers(std::move(servers))
{
    m_bound.setSingleShot(true);
    m_next.setSingleShot(true);
    connect(&m_bound, &QTimer::timeout, this, [this] { settle(Outcome::TimedOut); });
    connect(&m_next, &QTimer::timeout, this, &Query::announce);
}

void Query::ask(const Question &question, std::chrono::milliseconds bound)
{
    m_question = question;
    m_elapsed.start();
    const auto name = asciiName(question.name);
    if (!name)
        return settle(Outcome::BadName);
    m_name = *name;
    m_bound.start(bound);
    begin(Channel::OnFailure::TakeItsWord);
}

void Query::cancel()
{
    m_bound.stop();
    m_next.stop();
    m_channel.reset();
}

void Query::begin(Channel::OnFailure onFailure)
{
    m_channel = std::make_unique<Channel>(m_servers, onFailure);
    m_channel->ask(m_name, numberOf(m_question.type),
                   [this](int status, const QByteArray &message) { heard(status, message); });
}

void Query::heard(int status, const QByteArray &message)
{
    message.isEmpty() ? settle(outcomeOf(status)) : settle(answerFrom(message, m_question));
}

void Query::settle(Outcome outcome)
{
    settle(Answer{.question = m_question, .outcome = outcome});
}

void Query::settle(Answer answer)
{
    m_answer = std::move(answer);
    m_next.start(0);
}

/// c-ares keeps no response code when it goes on to the next server by itself, so the first word is kept
/// here; it holds when the others know no better.
void Query::announce()
{
    const bool mayKnowBetter = m_servers.size() != 1 && !m_firstWord && m_bound.isActive();
    const bool failed = m_answer.outcome == Outcome::ServerFailed || m_answer.outcome == Outcome::Refused;
    if (failed && mayKnowBetter) {
        m_firstWord = m_answer;
        return begin(Channel::OnFailure::AskTheNext);
    }
    cancel();
    const bool useless = m_answer.outcome == Outcome::Unreachable || m_answer.outcome == Outcome::TimedOut;
    Answer answer = m_firstWord && useless ? *m_firstWord : m_answer;
    answer.ms = m_elapsed.elapsed();
    if (m_servers.size() == 1 && answer.outcome != Outcome::BadName)
        answer.server = authority(m_servers.first().host, m_servers.first().port);
    Q_EMIT answered(answer);
}

} // namespace posthorn::names
