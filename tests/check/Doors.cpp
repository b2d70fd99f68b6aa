// SPDX-License-Identifier: MIT
#include "Doors.h"

#include "practice/Issue.h"

#include <QMap>
#include <QtEndian>
#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace posthorn::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

practice::Identity selfSigned(const QDateTime &now)
{
    const practice::Key key = practice::newKey();
    const practice::Wish wish{.commonName = "localhost",
                              .notBefore = now.addDays(-1),
                              .notAfter = now.addDays(100),
                              .extensions = {{NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1"}}};
    const practice::Certificate certificate = practice::issue(wish, key.get(), nullptr, key.get());
    return {.caPem = practice::makeIdentity(now).value().caPem,
            .certificatePem = practice::pemOf(certificate.get()),
            .keyPem = practice::pemOf(key.get())};
}

/// As a program that reads along on the way makes them.
practice::Identity fromAntivirus(const QDateTime &now)
{
    practice::Wish authority{.commonName = "Avast Web/Mail Shield Root",
                             .notBefore = now.addDays(-1),
                             .notAfter = now.addDays(100),
                             .extensions = {{NID_basic_constraints, "critical,CA:TRUE"}}};
    const practice::Key authorityKey = practice::newKey();
    const auto root = practice::issue(authority, authorityKey.get(), nullptr, authorityKey.get());
    authority.commonName = "localhost";
    authority.extensions = {{NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1"}};
    const practice::Key key = practice::newKey();
    const auto certificate = practice::issue(authority, key.get(), root.get(), authorityKey.get());
    return {.caPem = practice::pemOf(root.get()),
            .certificatePem = practice::pemOf(certificate.get()),
            .keyPem = practice::pemOf(key.get())};
}

practice::Identity made(const QString &defect)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (defect == "expired"_L1)
        return practice::makeIdentity(now.addYears(-5)).value();
    if (defect == "not-yet-valid"_L1)
        return practice::makeIdentity(now.addYears(5)).value();
    if (defect == "self-signed"_L1)
        return selfSigned(now);
    if (defect == "antivirus"_L1)
        return fromAntivirus(now);
    return practice::makeIdentity(now).value();
}

} // namespace

quint16 closedPort()
{
    QTcpServer server;
    (void)server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

BlackHole::BlackHole() : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    const bool listens = ::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), size) == 0 &&
                         ::listen(m_listener, 0) == 0 &&
                         ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    if (!listens)
        qFatal("A port of loopback could not be listened on");
    m_port = ntohs(address.sin_port);
    for (int guest = 0; guest < 4; ++guest) {
        m_guests.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        (void)::connect(m_guests.back(), reinterpret_cast<const sockaddr *>(&address), size);
    }
}

BlackHole::~BlackHole()
{
    for (const int guest : m_guests)
        ::close(guest);
    ::close(m_listener);
}

WebServer::WebServer()
{
    (void)m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        QTcpSocket *guest = m_server.nextPendingConnection();
        QObject::connect(guest, &QTcpSocket::readyRead, guest, [guest] {
            guest->write("HTTP/1.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            guest->disconnectFromHost();
        });
    });
}

Resolver::Resolver(Says what) : m_says(what)
{
    (void)m_socket.bind(QHostAddress::LocalHost);
    QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { answer(); });
}

Endpoint Resolver::endpoint() const
{
    return {u"127.0.0.1"_s, m_socket.localPort(), Security::None};
}

void Resolver::answer()
{
    static const QMap<Says, char> codes{
        {Says::NoData, 0}, {Says::ServerFailed, 2}, {Says::NoSuchName, 3}, {Says::Refused, 5}};
    while (m_socket.hasPendingDatagrams()) {
        QByteArray message(m_socket.pendingDatagramSize(), '\0');
        QHostAddress from;
        quint16 port = 0;
        m_socket.readDatagram(message.data(), message.size(), &from, &port);
        if (m_says == Says::Silent || message.size() < 12)
            continue;
        message[2] = static_cast<char>(message[2] | '\x80'); // a reply
        message[3] = static_cast<char>('\x80' | codes.value(m_says));
        m_socket.writeDatagram(message, from, port);
    }
}

const practice::Identity &identityOf(const QString &defect)
{
    static QMap<QString, practice::Identity> all;
    if (!all.contains(defect))
        all.insert(defect, made(defect));
    return all[defect];
}

} // namespace posthorn::test
