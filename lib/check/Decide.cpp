// SPDX-License-Identifier: MIT
#include "check/Decide.h"

#include "base/IpLiteral.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::check {

namespace {

using Kind = Problem::Kind;
using Experiments = std::vector<Experiment>;

/// RFC 5321 servers among each other: some of them punish a client that speaks before the greeting.
constexpr quint16 relayPort = 25;
constexpr qsizetype mostNames = 3;

bool isOneOf(Kind kind, std::initializer_list<Kind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isIpLiteral(const QString &host)
{
    return isIpv4(host) || isIpv6(host);
}

Endpoint under(Endpoint endpoint, Security security)
{
    endpoint.security = security;
    return endpoint;
}

std::vector<Family> familiesOf(const smtp::Plan &plan)
{
    const bool either = plan.family == Family::Any && !isIpLiteral(plan.endpoint.host);
    return either ? std::vector{Family::V4, Family::V6} : std::vector{plan.family};
}

/// With connectTo nothing but its one address may be talked to.
Experiments otherPorts(const smtp::Plan &plan, const Habits &habits)
{
    Experiments all;
    if (plan.connectTo)
        return all;
    for (const WayIn &way : habits.waysIn) {
        if (way.port == plan.endpoint.port)
            continue;
        for (const Family family : familiesOf(plan))
            all.push_back({.endpoint = {plan.endpoint.host, way.port, way.security}, .family = family});
    }
    return all;
}

Experiment otherMode(const smtp::Plan &plan)
{
    const Security other = plan.endpoint.security == Security::Tls ? Security::StartTls : Security::Tls;
    return {.endpoint = under(plan.endpoint, other), .family = plan.family};
}

/// A ClientHello where a greeting should have come; if that meets no TLS either, one question to a web
/// server.
Experiments aboutSilence(const Situation &situation)
{
    const smtp::Plan &plan = situation.plan;
    if (plan.endpoint.security == Security::Tls || plan.endpoint.port == relayPort)
        return {};
    Experiments all{otherMode(plan)};
    for (const Observation &seen : situation.observations) {
        if (seen.experiment == all.front() && !seen.spokeTls())
            all.push_back({.kind = Experiment::Kind::Request,
                           .endpoint = under(plan.endpoint, Security::None),
                           .family = plan.family});
    }
    return all;
}

/// Names that are nobody else's business, or nobody's at all (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and
/// habit).
bool isPrivate(const QString &host)
{
    static const QStringList inner{u"local"_s,   u"localhost"_s, u"internal"_s, u"lan"_s,
                                   u"home"_s,    u"corp"_s,      u"arpa"_s,     u"alt"_s,
                                   u"invalid"_s, u"test"_s,      u"example"_s};
    return !host.contains(u'.') || inner.contains(host.section(u'.', -1).toLower());
}

Experiments aboutNames(const smtp::Plan &plan, const Habits &habits)
{
    if (plan.dnsServer || plan.proxy || habits.controlResolvers.isEmpty() || isPrivate(plan.endpoint.host))
        return {};
    return {{.kind = Experiment::Kind::Name, .endpoint = {plan.endpoint.host, 0, Security::None}}};
}

/// A name in the certificate may be the server's own, of which the host is an alias.
Experiments aboutCertificate(const Situation &situation)
{
    Experiments all;
    if (situation.plan.connectTo || !situation.problem->tls.faults.contains(CertificateFault::NameMismatch))
        return all;
    for (const QString &name : situation.problem->tls.certificate.names) {
        if (name.contains(u'*') || isIpLiteral(name) || std::ssize(all) == mostNames)
            continue;
        Endpoint endpoint = situation.plan.endpoint;
        endpoint.host = name;
        all.push_back({.endpoint = endpoint, .family = situation.plan.family});
    }
    return all;
}

Family otherFamily(const QString &peer)
{
    return peer.startsWith(u'[') ? Family::V4 : Family::V6;
}

/// The same way over the other family: a network may lose one of the two behind the connection.
Experiments aboutFamily(const Situation &situation)
{
    const smtp::Plan &plan = situation.plan;
    const QString &peer = situation.transcript.peer;
    if (plan.connectTo || plan.family != Family::Any || isIpLiteral(plan.endpoint.host) || peer.isEmpty())
        return {};
    return {{.endpoint = plan.endpoint, .family = otherFamily(peer)}};
}

void add(Experiments &all, const Experiments &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

Experiments aboutTalk(const Situation &situation, const Habits &habits)
{
    const Problem &problem = *situation.problem;
    if (problem.reply && !problem.reply->isPermanent())
        return {}; // who has too much to do needs no more guests
    Experiments all;
    if (problem.kind == Kind::TimedOut && problem.beforeGreeting && problem.stage == Stage::Greeting)
        add(all, aboutSilence(situation));
    if (isOneOf(problem.kind, {Kind::TlsHandshakeFailed, Kind::Closed}))
        all.push_back(otherMode(situation.plan));
    if (isOneOf(problem.kind, {Kind::TimedOut, Kind::Closed, Kind::TlsHandshakeFailed}))
        add(all, aboutFamily(situation));
    add(all, otherPorts(situation.plan, habits));
    return all;
}

Experiments aboutSignIn(const Situation &situation, const Habits &habits)
{
    if (!isOneOf(situation.problem->kind, {Kind::AuthNotOffered, Kind::CleartextAuthRefused}))
        return {};
    Experiments all = otherPorts(situation.plan, habits);
    if (situation.plan.endpoint.security == Security::None)
        all.insert(all.begin(), {.endpoint = under(situation.plan.endpoint, Security::StartTls),
                                 .family = situation.plan.family});
    return all;
}

Experiments afterwards(const Situation &situation, const Habits &habits)
{
    switch (situation.problem->stage) {
    case Stage::Dns:
        return aboutNames(situation.plan, habits);
    case Stage::Connect:
    case Stage::Greeting:
    case Stage::Hello:
    case Stage::Tls:
    case Stage::Capabilities:
        return aboutTalk(situation, habits);
    case Stage::Certificate:
        return aboutCertificate(situation);
    case Stage::Auth:
        return aboutSignIn(situation, habits);
    case Stage::Input:
    case Stage::Discover:
    case Stage::Sender:
    case Stage::Recipient:
    case Stage::Send:
    case Stage::Domain:
        break;
    }
    return {};
}

} // namespace

Experiments decide(const Situation &situation, const Habits &habits)
{
    static constexpr std::initializer_list<Kind> notOfTheServer{
        Kind::Cancelled,      Kind::Internal,    Kind::ProxyUnreachable,  Kind::ProxyWantsSignIn,
        Kind::ProxyFailed,    Kind::Unreachable, Kind::InjectedPlaintext, Kind::UnaskedBytes,
        Kind::FileUnreadable, Kind::BadInput};
    if (!habits.experiments)
        return {};
    if (situation.problem)
        return isOneOf(situation.problem->kind, notOfTheServer) ? Experiments{}
                                                                : afterwards(situation, habits);
    if (situation.waitingAt == Stage::Connect)
        return otherPorts(situation.plan, habits);
    return situation.waitingAt == Stage::Greeting ? aboutSilence(situation) : Experiments{};
}

smtp::Plan planOf(const Experiment &experiment, const smtp::Plan &plan, const Habits &habits)
{
    smtp::Plan small{.endpoint = experiment.endpoint,
                     .connectTo = plan.connectTo,
                     .family = experiment.family,
                     .dnsServer = plan.dnsServer,
                     .heloName = plan.heloName,
                     .auth = AuthMethod::None};
    small.trustedPem = plan.trustedPem;
    small.proxy = plan.proxy;
    small.until = Stage::Capabilities;
    for (auto *wait : {&small.timeouts.connect, &small.timeouts.tls, &small.timeouts.greeting,
                       &small.timeouts.command, &small.timeouts.quit})
        *wait = habits.wait;
    small.timeouts.quit = std::chrono::milliseconds(500);
    return small;
}

} // namespace posthorn::check
