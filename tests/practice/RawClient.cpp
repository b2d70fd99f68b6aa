// SPDX-License-Identifier: MIT
#include "RawClient.h"

#include <QSslConfiguration>
#include <QTest>

RawClient::RawClient(quint16 port)
{
    QObject::connect(&m_socket, &QSslSocket::readyRead, &m_socket,
                     [this] { m_received += m_socket.readAll(); });
    m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    (void)QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, 3000);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

QByteArray RawClient::upTo(const QByteArray &end, int ms)
{
    (void)QTest::qWaitFor([this, &end] { return m_received.endsWith(end); }, ms);
    return takeAll();
}

QByteArray RawClient::takeAll()
{
    return std::exchange(m_received, {});
}

QByteArray RawClient::ask(const QByteArray &line)
{
    send(line + "\r\n");
    const auto isWhole = [this] {
        const qsizetype last = m_received.lastIndexOf('\n', m_received.size() - 2) + 1;
        return m_received.endsWith('\n') && m_received.size() > last + 3 && m_received[last + 3] == ' ';
    };
    (void)QTest::qWaitFor(isWhole, 3000);
    return takeAll();
}

bool RawClient::encrypt(const QString &caFile)
{
    QSslConfiguration configuration = m_socket.sslConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(caFile));
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyName(QStringLiteral("localhost"));
    m_socket.startClientEncryption();
    return QTest::qWaitFor([this] { return m_socket.isEncrypted(); }, 3000);
}

bool RawClient::isClosedWithin(int ms)
{
    return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, ms);
}
