// SPDX-License-Identifier: MIT
// How a TlsWire comes to a connection: names, addresses, maybe a proxy.
#include "wire/TlsWire.h"
#include "wire/TrustAnchors.h"

namespace posthorn::wire {

using namespace Qt::StringLiterals;

namespace {

std::optional<Tunnel> tunnelTo(const Endpoint &target, const std::optional<smtp::Proxy> &proxy)
{
    if (!proxy)
        return std::nullopt;
    const bool socks = proxy->kind == smtp::Proxy::Kind::Socks5;
    return Tunnel{.type = socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                  .host = target.host,
                  .port = target.port,
                  .user = proxy->user,
                  .password = proxy->password};
}

QString nameOf(const smtp::Proxy &proxy)
{
    const auto scheme = proxy.kind == smtp::Proxy::Kind::Socks5 ? u"socks5://"_s : u"http://"_s;
    return scheme + authority(proxy.host, proxy.port);
}

} // namespace

Endpoint TlsWire::nextHop() const
{
    if (const auto &proxy = m_plan.proxy)
        return {.host = proxy->host, .port = proxy->port};
    return target();
}

void TlsWire::resolve()
{
    if (m_phase != Phase::Opening)
        return;
    if (const auto problem = loadCertificates())
        return fail(*problem);
    m_elapsed.start();
    if (QHostAddress address; address.setAddress(nextHop().host))
        return race({address});
    m_lookup.ask({.host = nextHop().host,
                  .family = m_plan.family,
                  .dnsServer = m_plan.dnsServer,
                  .bound = m_plan.timeouts.connect});
    if (!m_plan.proxy)
        Q_EMIT opening(Stage::Dns, m_opened);
}

std::optional<Problem> TlsWire::loadCertificates()
{
    const auto own = anchorsFromPem(m_plan.trustedPem);
    if (!own)
        return own.problem();
    const auto identity = identityFrom(m_plan.identity);
    if (!identity)
        return identity.problem();
    m_ownAnchors = *own;
    m_identity = *identity;
    return std::nullopt;
}

/// The name of a proxy is no step of its own: what was asked for is the server, whose name the proxy looks
/// up.
void TlsWire::found(const QList<QHostAddress> &addresses)
{
    if (m_plan.proxy)
        return race(addresses);
    for (const auto &address : addresses)
        m_opened.addresses.append(address.toString());
    m_opened.dnsMs = m_elapsed.restart();
    if (const auto &server = m_plan.dnsServer)
        m_opened.nameServer = authority(server->host, server->port);
    race(addresses);
}

void TlsWire::lookupFailed(Problem problem)
{
    if (m_plan.proxy) {
        problem.stage = Stage::Connect;
        problem.kind = Problem::Kind::ProxyUnreachable;
        problem.subject = nameOf(*m_plan.proxy);
    }
    fail(problem);
}

void TlsWire::race(const QList<QHostAddress> &addresses)
{
    auto order = interleaved(addresses, m_plan.family);
    if (order.empty()) {
        return fail({.stage = Stage::Connect,
                     .kind = Problem::Kind::Unreachable,
                     .words = u"the address is of the other family"_s});
    }
    m_racer.race(std::move(order), nextHop().port, m_plan.timeouts.connect, tunnelTo(target(), m_plan.proxy));
    Q_EMIT opening(Stage::Connect, m_opened);
}

void TlsWire::raceLost(Problem problem)
{
    if (m_plan.proxy)
        problem.subject = nameOf(*m_plan.proxy);
    fail(problem);
}

void TlsWire::connected()
{
    m_socket = m_racer.takeWinner();
    watchSocket();
    tellPeer();
    m_opened.connectMs = m_elapsed.restart();
    if (m_plan.endpoint.security == Security::Tls) {
        m_bound.start(m_plan.timeouts.tls);
        awaitAnchors();
        return Q_EMIT opening(Stage::Tls, m_opened);
    }
    m_phase = Phase::Open;
    Q_EMIT opened(m_opened);
    announce();
}

/// Behind a proxy nobody knows the server's address, so it never counts as loopback.
void TlsWire::tellPeer()
{
    const QHostAddress peer = m_socket->peerAddress();
    m_opened.loopback = !m_plan.proxy && peer.isLoopback();
    m_opened.host = m_plan.proxy ? target().host : peer.toString();
    m_opened.peer = authority(m_opened.host, m_plan.proxy ? target().port : m_socket->peerPort());
    if (m_plan.proxy)
        m_opened.proxy = nameOf(*m_plan.proxy);
    for (const auto &lost : m_racer.lost())
        m_opened.lost.append(describe(lost));
}

} // namespace posthorn::wire
