// SPDX-License-Identifier: MIT
#include "wire/Racer.h"

#include "base/Endpoint.h"
#include "wire/SocketProblem.h"

#include <algorithm>
#include <array>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

namespace {

bool isOf(const QHostAddress &address, Family family)
{
    const bool v4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    return family == Family::Any || v4 == (family == Family::V4);
}

} // namespace

std::deque<QHostAddress> interleaved(const QList<QHostAddress> &addresses, Family family)
{
    std::deque<QHostAddress> first, second, order;
    for (const auto &address : addresses) {
        if (isOf(address, family))
            (address.protocol() == addresses.first().protocol() ? first : second).push_back(address);
    }
    while (!first.empty() || !second.empty()) {
        for (auto *queue : {&first, &second}) {
            if (queue->empty())
                continue;
            order.push_back(queue->front());
            queue->pop_front();
        }
    }
    return order;
}

QString describe(const Lost &lost)
{
    return lost.address + u": "_s + lost.words;
}

Problem problemOf(const std::vector<Lost> &lost)
{
    using enum Problem::Kind;
    static constexpr std::array tellingMost{ProxyWantsSignIn, HostNotFound,     Refused,  Closed,
                                            ProxyFailed,      ProxyUnreachable, TimedOut, Unreachable};
    Problem problem{.stage = Stage::Connect, .kind = Problem::Kind::NetworkFailed};
    for (const auto kind : tellingMost) {
        if (std::any_of(lost.begin(), lost.end(), [&](const Lost &one) { return one.kind == kind; })) {
            problem.kind = kind;
            break;
        }
    }
    QStringList words;
    for (const auto &one : lost)
        words.append(lost.size() == 1 ? one.words : describe(one));
    problem.words = words.join(u"; "_s);
    return problem;
}

Racer::Racer(QObject *parent) : QObject(parent)
{
    m_stagger.setSingleShot(true);
    m_bound.setSingleShot(true);
    connect(&m_stagger, &QTimer::timeout, this, &Racer::startNext);
    connect(&m_bound, &QTimer::timeout, this, &Racer::giveUp);
}

void Racer::race(std::deque<QHostAddress> addresses, quint16 port, std::chrono::milliseconds bound,
                 const std::optional<Tunnel> &tunnel)
{
    m_waiting = std::move(addresses);
    m_port = port;
    m_tunnel = tunnel;
    m_bound.start(bound);
    m_stagger.start(0);
}

void Racer::startNext()
{
    if (m_waiting.empty())
        return;
    const QHostAddress address = m_waiting.front();
    m_waiting.pop_front();
    auto *socket = m_running.emplace_back(std::make_unique<QSslSocket>()).get();
    socket->setProperty("address", authority(address.toString(), m_port));
    connect(socket, &QSslSocket::connected, this, [this, socket] { win(socket); });
    connect(socket, &QSslSocket::errorOccurred, this, [this, socket](auto error) { lose(socket, error); });
    m_stagger.start(stagger);
    // With no route the error comes inside this call, so it is the last thing done here.
    connectTo(*socket, address);
}

void Racer::connectTo(QSslSocket &socket, const QHostAddress &address)
{
    if (!m_tunnel) {
        socket.setProxy(QNetworkProxy::NoProxy);
        return socket.connectToHost(address, m_port);
    }
    QNetworkProxy proxy(m_tunnel->type, address.toString(), m_port);
    if (!m_tunnel->user.isEmpty()) {
        proxy.setUser(m_tunnel->user);
        proxy.setPassword(QString::fromUtf8(m_tunnel->password.bytes()));
    }
    socket.setProxy(proxy);
    socket.connectToHost(m_tunnel->host, m_tunnel->port);
}

void Racer::win(QSslSocket *socket)
{
    const auto mine = [socket](const auto &one) { return one.get() == socket; };
    const auto place = std::find_if(m_running.begin(), m_running.end(), mine);
    socket->disconnect(this);
    m_winner = std::move(*place);
    m_running.erase(place);
    abort();
    Q_EMIT won();
}

void Racer::lose(QSslSocket *socket, QAbstractSocket::SocketError error)
{
    const auto kind = m_tunnel ? kindThroughProxy(error) : kindWhileConnecting(error);
    m_lost.push_back({socket->property("address").toString(), kind, socket->errorString()});
    retire(socket);
    if (!m_waiting.empty())
        return m_stagger.start(0); // RFC 8305 §5: a failure starts the next one at once
    if (m_running.empty()) {
        m_bound.stop();
        Q_EMIT failed(problemOf(m_lost));
    }
}

void Racer::giveUp()
{
    const auto silent = u"no answer"_s;
    const auto kind = m_tunnel ? Problem::Kind::ProxyFailed : Problem::Kind::TimedOut;
    for (const auto &socket : m_running)
        m_lost.push_back({socket->property("address").toString(), kind, silent});
    for (const auto &address : m_waiting)
        m_lost.push_back({authority(address.toString(), m_port), Problem::Kind::TimedOut, u"not tried"_s});
    abort();
    Q_EMIT failed(problemOf(m_lost));
}

void Racer::abort()
{
    m_waiting.clear();
    m_stagger.stop();
    m_bound.stop();
    while (!m_running.empty())
        retire(m_running.back().get());
}

void Racer::retire(QSslSocket *socket)
{
    const auto mine = [socket](const auto &one) { return one.get() == socket; };
    const auto place = std::find_if(m_running.begin(), m_running.end(), mine);
    socket->disconnect(this);
    m_retired.push_back(std::move(*place));
    m_running.erase(place);
    socket->abort();
}

std::unique_ptr<QSslSocket> Racer::takeWinner()
{
    return std::move(m_winner);
}

} // namespace posthorn::wire
