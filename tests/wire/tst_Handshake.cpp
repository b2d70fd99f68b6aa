// SPDX-License-Identifier: MIT
// How a connection becomes TLS, and every way in which it does not.
#include "Listener.h"
#include "OpenSslServer.h"
#include "Peer.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using Kind = Problem::Kind;

class tst_Handshake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void startTlsTurnsTheSameConnectionIntoTls();
    void plaintextBehindTheAnswerStopsBeforeTheHandshake_data();
    void plaintextBehindTheAnswerStopsBeforeTheHandshake();
    void plaintextAfterTheCheckBreaksTheHandshake();
    void aServerWithoutTlsIsNamedByTheLibrary();
    void aServerThatGreetsFirstIsNamedTheSame();
    void silenceInTheHandshakeEndsAtItsBound();
    void aCloseInTheHandshakeIsAClose();
    void anOldServerIsNamedByItsAlert();

private:
    [[nodiscard]] smtp::Plan planFor(quint16 port, Security security) const;

    Authority m_authority{};
};

smtp::Plan tst_Handshake::planFor(quint16 port, Security security) const
{
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = security},
            .connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = port},
            .trustedPem = m_authority.pem()};
}

void tst_Handshake::startTlsTurnsTheSameConnectionIntoTls()
{
    Peer peer(m_authority.issue({}));
    peer.onBytes = [](QSslSocket &socket, const QByteArray &bytes) {
        if (bytes == "STARTTLS\r\n") {
            socket.write("220 go ahead\r\n");
            socket.flush();
            socket.startServerEncryption();
        }
    };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::StartTls));
    QTRY_VERIFY(heard.opened);
    wire.write("STARTTLS\r\n");
    QTRY_COMPARE(heard.received, "220 go ahead\r\n");
    wire.beginTls();
    wire.write("must be dropped: no TLS yet\r\n");
    QTRY_VERIFY(heard.encrypted);
    wire.write("EHLO [127.0.0.1]\r\n");
    QTRY_COMPARE(peer.heardUnderTls(), "EHLO [127.0.0.1]\r\n");
    QCOMPARE(peer.heardInClear(), "STARTTLS\r\n");
}

void tst_Handshake::plaintextBehindTheAnswerStopsBeforeTheHandshake_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("one byte") << QByteArray("2");
    QTest::newRow("a fragment") << QByteArray("250-AUTH PL");
    QTest::newRow("a whole reply") << QByteArray("250-evil\r\n250 AUTH PLAIN\r\n");
    QTest::newRow("64 bytes") << QByteArray(64, 'x');
}

/// The 220 has been read; what lies behind it has reached this machine, but nobody has read it.
void tst_Handshake::plaintextBehindTheAnswerStopsBeforeTheHandshake()
{
    QFETCH(QByteArray, behind);
    Peer peer(m_authority.issue({}));
    QSslSocket *server = nullptr;
    peer.onBytes = [&server](QSslSocket &socket, const QByteArray &) {
        server = &socket;
        socket.write("220 go ahead\r\n");
    };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::StartTls));
    QTRY_VERIFY(heard.opened);
    connect(&wire, &wire::Wire::received, &wire, [&] {
        for (const char byte : behind) {
            server->write(&byte, 1);
            server->flush();
        }
        wire.beginTls();
    });
    wire.write("STARTTLS\r\n");
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::InjectedPlaintext);
    QCOMPARE(heard.received, "220 go ahead\r\n");
    QTest::qWait(50);
    QCOMPARE(peer.heardInClear(), "STARTTLS\r\n");
}

void tst_Handshake::plaintextAfterTheCheckBreaksTheHandshake()
{
    Peer peer(m_authority.issue({}));
    peer.onBytes = [](QSslSocket &socket, const QByteArray &bytes) {
        if (bytes == "STARTTLS\r\n")
            return void(socket.write("220 go ahead\r\n"));
        socket.write("250-late evil\r\n250 AUTH PLAIN\r\n");
    };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::StartTls));
    QTRY_VERIFY(heard.opened);
    wire.write("STARTTLS\r\n");
    QTRY_COMPARE(heard.received, "220 go ahead\r\n");
    wire.beginTls();
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::TlsHandshakeFailed);
    QCOMPARE(heard.received, "220 go ahead\r\n");
    QCOMPARE(peer.connections(), 1);
}

void tst_Handshake::aServerWithoutTlsIsNamedByTheLibrary()
{
    Peer peer;
    peer.onBytes = [](QSslSocket &socket, const QByteArray &) { socket.write("500 what?\r\n"); };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::Tls));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::TlsHandshakeFailed);
    QCOMPARE(heard.failed->stage, Stage::Tls);
    QVERIFY2(heard.failed->words.contains(u"wrong version number"_s), qPrintable(heard.failed->words));
}

void tst_Handshake::aServerThatGreetsFirstIsNamedTheSame()
{
    Peer peer;
    peer.onConnected = [](QSslSocket &socket) { socket.write("220 mail.example ESMTP\r\n"); };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::Tls));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::TlsHandshakeFailed);
    QVERIFY2(heard.failed->words.contains(u"wrong version number"_s), qPrintable(heard.failed->words));
    QVERIFY(heard.received.isEmpty());
}

void tst_Handshake::silenceInTheHandshakeEndsAtItsBound()
{
    Peer peer;
    auto plan = planFor(peer.serverPort(), Security::Tls);
    plan.timeouts.tls = 300ms;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY_WITH_TIMEOUT(heard.failed, 2000);
    QCOMPARE(heard.failed->kind, Kind::TimedOut);
    QCOMPARE(heard.failed->stage, Stage::Tls);
}

void tst_Handshake::aCloseInTheHandshakeIsAClose()
{
    Peer peer;
    peer.onBytes = [](QSslSocket &socket, const QByteArray &) { socket.disconnectFromHost(); };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::Tls));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::Closed);
    QCOMPARE(heard.failed->stage, Stage::Tls);
}

void tst_Handshake::anOldServerIsNamedByItsAlert()
{
    OpenSslServer server(m_authority.issue({}), {u"-tls1_1"_s, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s});
    QVERIFY(server.port() != 0);
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(server.port(), Security::Tls));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::TlsHandshakeFailed);
    QVERIFY2(heard.failed->words.contains(u"protocol version"_s), qPrintable(heard.failed->words));
}

QTEST_GUILESS_MAIN(tst_Handshake)
#include "tst_Handshake.moc"
