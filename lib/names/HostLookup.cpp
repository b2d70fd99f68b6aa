// SPDX-License-Identifier: MIT
#include "names/HostLookup.h"

#include <algorithm>
#include <array>

namespace posthorn::names {

using namespace Qt::StringLiterals;

namespace {

using Kind = Problem::Kind;

Kind kindOf(Answer::Outcome outcome)
{
    using enum Answer::Outcome;
    switch (outcome) {
    case NoSuchName:
    case BadName:
        return Kind::HostNotFound;
    case Found:
    case NoData:
        return Kind::NoAddress;
    case TimedOut:
        return Kind::ResolverSilent;
    case ServerFailed:
    case Refused:
    case OtherCode:
    case Unreachable:
    case Malformed:
        break;
    }
    return Kind::ResolverFailed;
}

} // namespace

Problem problemOf(const std::vector<Answer> &answers)
{
    static constexpr std::array tellingMost{Kind::HostNotFound, Kind::ResolverFailed, Kind::ResolverSilent,
                                            Kind::NoAddress};
    const auto rank = [](const Answer &one) { return std::ranges::find(tellingMost, kindOf(one.outcome)); };
    const auto &best = *std::ranges::min_element(answers, {}, rank);
    return {.stage = Stage::Dns, .kind = kindOf(best.outcome), .words = describe(best)};
}

HostLookup::HostLookup(QObject *parent) : QObject(parent)
{
    m_bound.setSingleShot(true);
    m_delay.setSingleShot(true);
    connect(&m_system, &SystemLookup::answered, this, &HostLookup::found);
    connect(&m_system, &SystemLookup::failed, this, &HostLookup::fail);
    connect(&m_delay, &QTimer::timeout, this, &HostLookup::settle);
    connect(&m_bound, &QTimer::timeout, this,
            [this] { fail({.stage = Stage::Dns, .kind = Kind::ResolverSilent, .words = u"no answer"_s}); });
}

void HostLookup::ask(const HostQuestion &question)
{
    if (question.dnsServer)
        return askServer(question);
    m_bound.start(question.bound);
    m_system.ask(question.host, question.family);
}

void HostLookup::askServer(const HostQuestion &question)
{
    for (const Type type : {Type::Aaaa, Type::A}) {
        if (question.family == (type == Type::A ? Family::V6 : Family::V4))
            continue;
        auto *query = m_queries.emplace_back(std::make_unique<Query>(QList{*question.dnsServer})).get();
        connect(query, &Query::answered, this, &HostLookup::heard);
        query->ask({question.host, type}, question.bound);
    }
}

void HostLookup::heard(const Answer &answer)
{
    m_answers.push_back(answer);
    if (m_answers.size() == m_queries.size())
        settle();
    else if (answer.found())
        m_delay.start(resolutionDelay);
}

void HostLookup::settle()
{
    QList<QHostAddress> addresses;
    for (const Type type : {Type::Aaaa, Type::A}) {
        for (const Answer &answer : m_answers) {
            for (const Record &record : answer.records) {
                if (answer.question.type == type)
                    addresses.append(std::get<QHostAddress>(record.data));
            }
        }
    }
    addresses.isEmpty() ? fail(problemOf(m_answers)) : found(addresses);
}

void HostLookup::found(const QList<QHostAddress> &addresses)
{
    abandon();
    Q_EMIT answered(addresses);
}

void HostLookup::fail(const Problem &problem)
{
    abandon();
    Q_EMIT failed(problem);
}

void HostLookup::abandon()
{
    m_bound.stop();
    m_delay.stop();
    m_system.abandon();
    for (const auto &query : m_queries)
        query->cancel();
}

} // namespace posthorn::names
