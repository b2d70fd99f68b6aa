// SPDX-License-Identifier: MIT
#include "wire/TlsWire.h"

#include "wire/SocketProblem.h"
#include "wire/TlsJudgement.h"
#include "wire/TrustAnchors.h"

namespace posthorn::wire {

using namespace Qt::StringLiterals;

TlsWire::TlsWire(QObject *parent) : Wire(parent)
{
    m_bound.setSingleShot(true);
    connect(&m_bound, &QTimer::timeout, this, &TlsWire::expire);
    connect(&m_lookup, &names::HostLookup::failed, this, &TlsWire::fail);
    connect(&m_lookup, &names::HostLookup::answered, this, [this](const QList<QHostAddress> &addresses) {
        for (const auto &address : addresses)
            m_opened.addresses.append(address.toString());
        m_opened.dnsMs = m_elapsed.elapsed();
        race(addresses);
    });
    connect(&m_racer, &Racer::failed, this, &TlsWire::fail);
    connect(&m_racer, &Racer::won, this, &TlsWire::connected);
    connect(&m_anchors, &QFutureWatcherBase::finished, this, &TlsWire::handshake);
}

TlsWire::~TlsWire()
{
    TlsWire::abort();
}

void TlsWire::open(const smtp::Plan &plan)
{
    m_plan = plan;
    m_target = plan.connectTo.value_or(plan.endpoint);
    m_phase = Phase::Opening;
    (void)systemAnchors(); // read while the connection is being made
    QMetaObject::invokeMethod(this, &TlsWire::resolve, Qt::QueuedConnection);
}

void TlsWire::resolve()
{
    if (m_phase != Phase::Opening)
        return;
    const auto own = anchorsFromPem(m_plan.trustedPem);
    if (!own)
        return fail(own.problem());
    m_ownAnchors = *own;
    m_elapsed.start();
    if (QHostAddress address; address.setAddress(m_target.host))
        return race({address});
    m_lookup.ask({.host = m_target.host,
                  .family = m_plan.family,
                  .dnsServer = m_plan.dnsServer,
                  .bound = m_plan.timeouts.connect});
    Q_EMIT opening(Stage::Dns);
}

void TlsWire::race(const QList<QHostAddress> &addresses)
{
    auto order = interleaved(addresses, m_plan.family);
    if (order.empty()) {
        return fail({.stage = Stage::Connect,
                     .kind = Problem::Kind::Unreachable,
                     .words = u"the address is of the other family"_s});
    }
    m_elapsed.restart();
    m_racer.race(std::move(order), m_target.port, m_plan.timeouts.connect);
    Q_EMIT opening(Stage::Connect);
}

void TlsWire::connected()
{
    m_socket = m_racer.takeWinner();
    watchSocket();
    const QHostAddress peer = m_socket->peerAddress();
    m_opened.connectMs = m_elapsed.restart();
    m_opened.loopback = peer.isLoopback();
    m_opened.host = peer.toString();
    m_opened.peer = authority(m_opened.host, m_socket->peerPort());
    for (const auto &lost : m_racer.lost())
        m_opened.lost.append(describe(lost));
    if (m_plan.endpoint.security == Security::Tls) {
        m_bound.start(m_plan.timeouts.tls);
        awaitAnchors();
        return Q_EMIT opening(Stage::Tls);
    }
    m_phase = Phase::Open;
    Q_EMIT opened(m_opened);
    announce();
}

void TlsWire::watchSocket()
{
    auto *socket = m_socket.get();
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(readBuffer);
    connect(socket, &QSslSocket::readyRead, this, &TlsWire::announce);
    connect(socket, &QSslSocket::errorOccurred, this, &TlsWire::socketFailed);
    connect(socket, &QSslSocket::encrypted, this, &TlsWire::handshaken);
    connect(socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    const auto tellDrained = [this] { Q_EMIT drained(); };
    connect(socket, &QSslSocket::encryptedBytesWritten, this, tellDrained);
    connect(socket, &QSslSocket::bytesWritten, this, tellDrained);
}

void TlsWire::write(const QByteArray &bytes)
{
    if (m_socket && m_phase == Phase::Open)
        m_socket->write(bytes);
}

qint64 TlsWire::pending() const
{
    return m_socket ? m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() : 0;
}

void TlsWire::beginTls()
{
    if (m_phase == Phase::Open)
        awaitAnchors();
}

void TlsWire::announce()
{
    while (m_phase == Phase::Open && m_socket->bytesAvailable() > 0)
        Q_EMIT received(m_socket->readAll());
}

void TlsWire::socketFailed(QAbstractSocket::SocketError error)
{
    if (m_phase == Phase::Handshaking) {
        if (!m_sslErrors.isEmpty())
            return refuseCertificate(judge(*m_socket, m_sslErrors, host()));
        return fail(handshakeProblem(error));
    }
    const QString words = m_socket->errorString();
    announce(); // what came before the end is the reason for it more often than not
    fail({.stage = Stage::Connect, .kind = kindWhileTalking(error), .words = words});
}

void TlsWire::expire()
{
    fail({.stage = Stage::Tls, .kind = Problem::Kind::TimedOut, .words = u"no answer"_s});
}

void TlsWire::fail(const Problem &problem)
{
    if (m_phase == Phase::Over)
        return;
    abort();
    Q_EMIT failed(problem);
}

void TlsWire::close()
{
    if (m_phase != Phase::Open)
        return abort();
    m_phase = Phase::Over;
    m_socket->disconnect(this);
    m_socket->disconnectFromHost();
}

void TlsWire::abort()
{
    m_phase = Phase::Over;
    m_bound.stop();
    m_lookup.abandon();
    m_racer.abort();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
}

} // namespace posthorn::wire
