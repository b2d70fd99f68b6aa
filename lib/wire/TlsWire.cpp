// SPDX-License-Identifier: MIT
#include "wire/TlsWire.h"

#include "wire/SocketProblem.h"
#include "wire/TlsJudgement.h"
#include "wire/TrustAnchors.h"

namespace posthorn::wire {

using namespace Qt::StringLiterals;

TlsWire::TlsWire(std::shared_ptr<SessionTickets> tickets, QObject *parent)
    : Wire(parent), m_tickets(std::move(tickets))
{
    m_bound.setSingleShot(true);
    connect(&m_bound, &QTimer::timeout, this, &TlsWire::expire);
    connect(&m_lookup, &names::HostLookup::failed, this, &TlsWire::lookupFailed);
    connect(&m_lookup, &names::HostLookup::answered, this, &TlsWire::found);
    connect(&m_racer, &Racer::failed, this, &TlsWire::raceLost);
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
    m_phase = Phase::Opening;
    if (plan.endpoint.security != Security::None)
        (void)systemAnchors(); // read while the connection is being made
    QMetaObject::invokeMethod(this, &TlsWire::resolve, Qt::QueuedConnection);
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
    connect(socket, &QSslSocket::newSessionTicketReceived, this, &TlsWire::keepTicket);
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
    while (m_phase == Phase::Open && m_socket->bytesAvailable() > 0) {
        m_heard = true;
        Q_EMIT received(m_socket->readAll());
    }
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
    if (m_socket->isEncrypted() && !m_heard && isOfTls(error))
        return fail(handshakeProblem(error));
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
