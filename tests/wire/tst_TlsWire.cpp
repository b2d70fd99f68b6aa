// SPDX-License-Identifier: MIT
#include "Blackhole.h"
#include "Listener.h"
#include "OpenSslServer.h"
#include "Peer.h"
#include "wire/TlsWire.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using Kind = Problem::Kind;

class tst_TlsWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aNameIsLookedUpAndThePeerTold();
    void anUnknownNameIsNotFound();
    void aNameThatIsNoneIsNotFound();
    void refusedIsToldWithItsWords();
    void anAddressOfTheOtherFamilyIsNotTried();
    void textThatIsNoCertificateIsBadInput();

    void startTlsTurnsTheSameConnectionIntoTls();
    void plaintextBehindTheAnswerStopsBeforeTheHandshake_data();
    void plaintextBehindTheAnswerStopsBeforeTheHandshake();
    void plaintextAfterTheCheckBreaksTheHandshake();
    void aServerWithoutTlsIsNamedByTheLibrary();
    void aServerThatGreetsFirstIsNamedTheSame();
    void silenceInTheHandshakeEndsAtItsBound();
    void aCloseInTheHandshakeIsAClose();
    void anOldServerIsNamedByItsAlert();

    void wordsBeforeACloseComeFirst_data();
    void wordsBeforeACloseComeFirst();
    void wordsBeforeAResetComeFirst_data();
    void wordsBeforeAResetComeFirst();
    void aFloodIsHeldBackByTheKernel();
    void abortIsSilent();

private:
    [[nodiscard]] smtp::Plan planFor(quint16 port, Security security) const;

    Authority m_authority{};
};

smtp::Plan tst_TlsWire::planFor(quint16 port, Security security) const
{
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = security},
            .connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = port},
            .trustedPem = m_authority.pem()};
}

void tst_TlsWire::aNameIsLookedUpAndThePeerTold()
{
    Peer peer;
    wire::TlsWire wire;
    Listener heard(wire);
    auto plan = planFor(peer.serverPort(), Security::None);
    plan.connectTo.reset();
    wire.open(plan);
    QVERIFY(!heard.opened);
    QTRY_VERIFY(heard.opened);
    QCOMPARE(heard.opening, (std::vector{Stage::Dns, Stage::Connect}));
    QVERIFY(heard.opened->addresses.contains(u"127.0.0.1"_s));
    QCOMPARE(heard.opened->peer, u"127.0.0.1:%1"_s.arg(peer.serverPort()));
    QVERIFY(heard.opened->loopback);
    QVERIFY(!heard.opened->tls);
}

void tst_TlsWire::anUnknownNameIsNotFound()
{
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open({.endpoint = {.host = u"no-such-host.invalid"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(heard.failed, 15'000);
    QCOMPARE(heard.failed->stage, Stage::Dns);
    // Without any network the resolver cannot know (RFC 6761 leaves .invalid to the resolver).
    QVERIFY(heard.failed->kind == Kind::HostNotFound || heard.failed->kind == Kind::ResolverFailed);
    QVERIFY(!heard.failed->words.isEmpty());
}

void tst_TlsWire::aNameThatIsNoneIsNotFound()
{
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open({.endpoint = {.host = u"two words"_s}});
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::HostNotFound);
}

void tst_TlsWire::refusedIsToldWithItsWords()
{
    quint16 port = 0;
    {
        Peer gone;
        port = gone.serverPort();
    }
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(port, Security::None));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::Refused);
    QCOMPARE(heard.failed->stage, Stage::Connect);
    QCOMPARE(heard.failed->words, u"Connection refused"_s);
    QCOMPARE(heard.failures, 1);
}

void tst_TlsWire::anAddressOfTheOtherFamilyIsNotTried()
{
    Peer peer;
    auto plan = planFor(peer.serverPort(), Security::None);
    plan.family = smtp::Family::V6;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::Unreachable);
    QCOMPARE(peer.connections(), 0);
}

void tst_TlsWire::textThatIsNoCertificateIsBadInput()
{
    wire::TlsWire wire;
    Listener heard(wire);
    auto plan = planFor(25, Security::StartTls);
    plan.trustedPem = "certainly none";
    wire.open(plan);
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::BadInput);
}

void tst_TlsWire::startTlsTurnsTheSameConnectionIntoTls()
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

void tst_TlsWire::plaintextBehindTheAnswerStopsBeforeTheHandshake_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("one byte") << QByteArray("2");
    QTest::newRow("a fragment") << QByteArray("250-AUTH PL");
    QTest::newRow("a whole reply") << QByteArray("250-evil\r\n250 AUTH PLAIN\r\n");
    QTest::newRow("64 bytes") << QByteArray(64, 'x');
}

/// The 220 has been read; what lies behind it has reached this machine, but nobody has read it.
void tst_TlsWire::plaintextBehindTheAnswerStopsBeforeTheHandshake()
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

void tst_TlsWire::plaintextAfterTheCheckBreaksTheHandshake()
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

void tst_TlsWire::aServerWithoutTlsIsNamedByTheLibrary()
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

void tst_TlsWire::aServerThatGreetsFirstIsNamedTheSame()
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

void tst_TlsWire::silenceInTheHandshakeEndsAtItsBound()
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

void tst_TlsWire::aCloseInTheHandshakeIsAClose()
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

void tst_TlsWire::anOldServerIsNamedByItsAlert()
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

void tst_TlsWire::wordsBeforeACloseComeFirst_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("in clear") << Security::None;
    QTest::newRow("under TLS") << Security::Tls;
}

void tst_TlsWire::wordsBeforeACloseComeFirst()
{
    QFETCH(Security, security);
    Peer peer(m_authority.issue({}));
    const auto sayGoodbye = [](QSslSocket &socket) {
        socket.write("421 closing\r\n");
        socket.disconnectFromHost();
    };
    peer.onConnected = [&](QSslSocket &socket) {
        if (security == Security::None)
            return sayGoodbye(socket);
        connect(&socket, &QSslSocket::encrypted, &socket, [&] { sayGoodbye(socket); });
        socket.startServerEncryption();
    };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), security));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.received, "421 closing\r\n");
    QCOMPARE(heard.failed->kind, Kind::Closed);
    QVERIFY(!heard.afterFailure);
    QCOMPARE(heard.failures, 1);
}

void tst_TlsWire::wordsBeforeAResetComeFirst_data()
{
    wordsBeforeACloseComeFirst_data();
}

/// A server that says no in the middle of a big body and hangs up over unread data: the reset must not eat
/// its words.
void tst_TlsWire::wordsBeforeAResetComeFirst()
{
    QFETCH(Security, security);
    Peer peer(m_authority.issue({}));
    const auto greet = [](QSslSocket &socket) { socket.write("220 hello\r\n"); };
    peer.onConnected = [&](QSslSocket &socket) {
        if (security == Security::None)
            return greet(socket);
        connect(&socket, &QSslSocket::encrypted, &socket, [&] { greet(socket); });
        socket.startServerEncryption();
    };
    peer.onBytes = [said = false](QSslSocket &socket, const QByteArray &) mutable {
        if (std::exchange(said, true))
            return;
        socket.write("552 too big\r\n");
        socket.flush();
        socket.abort();
    };
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), security));
    QTRY_COMPARE(heard.received, "220 hello\r\n");
    wire.write(QByteArray(16 * 1024 * 1024, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(heard.failed, 10'000);
    QCOMPARE(heard.received, "220 hello\r\n552 too big\r\n");
    QCOMPARE(heard.failed->kind, Kind::Closed);
    QVERIFY(!heard.afterFailure);
}

void tst_TlsWire::aFloodIsHeldBackByTheKernel()
{
    Peer peer;
    peer.onConnected = [](QSslSocket &socket) { socket.write(QByteArray(8 * 1024 * 1024, 'x')); };
    wire::TlsWire wire;
    Listener heard(wire);
    qsizetype biggest = 0;
    connect(&wire, &wire::Wire::received, this,
            [&biggest](const QByteArray &bytes) { biggest = std::max(biggest, bytes.size()); });
    wire.open(planFor(peer.serverPort(), Security::None));
    QTRY_COMPARE_WITH_TIMEOUT(heard.received.size(), 8 * 1024 * 1024, 10'000);
    QVERIFY(biggest <= wire::TlsWire::readBuffer);
}

void tst_TlsWire::abortIsSilent()
{
    Blackhole hole(QHostAddress(QHostAddress::LocalHost));
    wire::TlsWire wire;
    Listener heard(wire);
    auto plan = planFor(hole.port(), Security::StartTls);
    plan.timeouts.connect = 200ms;
    wire.open(plan);
    QTest::qWait(50);
    wire.abort();
    QTest::qWait(300);
    QCOMPARE(heard.failures, 0);
}

QTEST_GUILESS_MAIN(tst_TlsWire)
#include "tst_TlsWire.moc"
