// SPDX-License-Identifier: MIT
#include "Peer.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace posthorn {

Peer::Peer(const Issued &issued) : m_issued(issued)
{
    listen(QHostAddress(QHostAddress::LocalHost));
}

void Peer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    if (!m_issued.keyPem.isEmpty()) {
        const auto certificate = QSslCertificate(m_issued.certificatePem);
        const auto algorithm = certificate.publicKey().algorithm();
        QSslConfiguration configuration = socket->sslConfiguration();
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(QSslKey(m_issued.keyPem, algorithm));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(configuration);
    }
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { hear(*socket); });
    onConnected(*socket);
}

void Peer::hear(QSslSocket &socket)
{
    const QByteArray bytes = socket.readAll();
    (socket.isEncrypted() ? m_heardUnderTls : m_heardInClear) += bytes;
    onBytes(socket, bytes);
}

} // namespace posthorn
