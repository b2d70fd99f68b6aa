// SPDX-License-Identifier: MIT
#include "wire/TlsWire.h"

#include "wire/KernelBuffer.h"
#include "wire/SocketProblem.h"
#include "wire/TlsJudgement.h"
#include "wire/TrustAnchors.h"

#include <QSslConfiguration>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

TlsWire::TlsWire(QObject *parent) : Wire(parent)
{
    m_bound.setSingleShot(true);
    connect(&m_bound, &QTimer::timeout, this, &TlsWire::expire);
    connect(&m_lookup, &NameLookup::failed, this, &TlsWire::fail);
    connect(&m_lookup, &NameLookup::answered, this, [this](const QList<QHostAddress> &addresses) {
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
    abort();
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
    m_bound.start(m_plan.timeouts.connect);
    m_lookup.ask(m_target.host, m_plan.family);
    Q_EMIT opening(Stage::Dns);
}

void TlsWire::race(const QList<QHostAddress> &addresses)
{
    m_bound.stop();
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

/// Answered through the event loop even when they are there already: what a server sent behind its 220 gets
/// that turn to show itself.
void TlsWire::awaitAnchors()
{
    m_phase = Phase::Handshaking;
    m_anchors.setFuture(systemAnchors());
}

void TlsWire::handshake()
{
    if (m_phase != Phase::Handshaking)
        return;
    if (const auto problem = plaintextProblem())
        return fail(*problem);
    QSslConfiguration configuration = m_socket->sslConfiguration();
    configuration.setCaCertificates(m_anchors.result() + m_ownAnchors);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(host());
    m_socket->startClientEncryption();
}

/// QSslSocket hands out plaintext that it holds now as if it had come over TLS, and sends unsent plaintext
/// ahead of the ClientHello. Neither may be.
std::optional<Problem> TlsWire::plaintextProblem() const
{
    const QString heard = QString::fromLatin1(m_socket->peek(1024));
    if (pending() > 0)
        return Problem{.stage = Stage::Tls, .kind = Problem::Kind::Internal, .words = u"unsent plaintext"_s};
    if (heard.isEmpty() && !kernelHoldsBytes(m_socket->socketDescriptor()))
        return std::nullopt;
    if (m_plan.endpoint.security == Security::StartTls)
        return Problem{.stage = Stage::Tls, .kind = Problem::Kind::InjectedPlaintext, .words = heard};
    // A server that greets on a port for implicit TLS; OpenSSL says the same of these bytes.
    return Problem{.stage = Stage::Tls,
                   .kind = Problem::Kind::TlsHandshakeFailed,
                   .words = u"wrong version number: the server spoke first, without TLS: "_s + heard};
}

void TlsWire::handshaken()
{
    if (m_phase != Phase::Handshaking)
        return;
    m_bound.stop();
    const TlsFacts facts = judge(*m_socket, m_socket->sslHandshakeErrors(), host());
    if (!facts.faults.isEmpty() || !m_socket->isEncrypted() || facts.protocol.isEmpty())
        return refuseCertificate(facts);
    m_phase = Phase::Open;
    if (m_plan.endpoint.security != Security::Tls)
        return Q_EMIT encrypted(facts);
    m_opened.tlsMs = m_elapsed.elapsed();
    m_opened.tls = facts;
    Q_EMIT opened(m_opened);
}

void TlsWire::announce()
{
    while (m_phase == Phase::Open && m_socket->bytesAvailable() > 0)
        Q_EMIT received(m_socket->readAll());
}

/// What came before the end is the reason for it more often than not, and a write that fails between two
/// reads leaves it in the kernel. (Under TLS it is lost then: only Qt's own plain socket could decrypt it.)
void TlsWire::announceLastWords()
{
    announce();
    if (m_phase != Phase::Open || m_socket->mode() != QSslSocket::UnencryptedMode)
        return;
    if (const QByteArray bytes = takeFromKernel(m_socket->socketDescriptor(), readBuffer); !bytes.isEmpty())
        Q_EMIT received(bytes);
}

void TlsWire::socketFailed(QAbstractSocket::SocketError error)
{
    if (m_phase == Phase::Handshaking) {
        if (!m_sslErrors.isEmpty())
            return refuseCertificate(judge(*m_socket, m_sslErrors, host()));
        return fail(handshakeProblem(error));
    }
    const QString words = m_socket->errorString();
    announceLastWords();
    fail({.stage = Stage::Connect, .kind = kindWhileTalking(error), .words = words});
}

Problem TlsWire::handshakeProblem(QAbstractSocket::SocketError error) const
{
    const bool byTls =
        error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError;
    return {.stage = Stage::Tls,
            .kind = byTls ? Problem::Kind::TlsHandshakeFailed : kindWhileTalking(error),
            .tls = {.errors = {m_socket->errorString()}},
            .words = m_socket->errorString()};
}

void TlsWire::refuseCertificate(const TlsFacts &facts)
{
    fail({.stage = Stage::Certificate,
          .kind = Problem::Kind::CertificateRefused,
          .tls = facts,
          .words = facts.errors.join(u"; "_s)});
}

void TlsWire::expire()
{
    const bool resolving = m_phase == Phase::Opening;
    m_lookup.abandon();
    fail({.stage = resolving ? Stage::Dns : Stage::Tls,
          .kind = resolving ? Problem::Kind::ResolverFailed : Problem::Kind::TimedOut,
          .words = u"no answer"_s});
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
