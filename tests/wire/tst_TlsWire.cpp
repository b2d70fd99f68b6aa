// SPDX-License-Identifier: MIT
#include "Blackhole.h"
#include "Listener.h"
#include "Peer.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTest>

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

    void wordsBeforeACloseComeFirst_data();
    void wordsBeforeACloseComeFirst();
    void wordsBeforeAResetComeFirst_data();
    void wordsBeforeAResetComeFirst();
    void aFloodIsHeldBackByTheKernel();
    void abortIsSilent();
    void closeLetsTheLastWordArrive();
    void closeBeforeAnythingStandsIsSilent();

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
    plan.family = Family::V6;
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
    wire.write(QByteArray(16'000'000, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(heard.failed, 10'000);
    QCOMPARE(heard.received, "220 hello\r\n552 too big\r\n");
    QCOMPARE(heard.failed->kind, Kind::Closed);
    QVERIFY(!heard.afterFailure);
}

void tst_TlsWire::aFloodIsHeldBackByTheKernel()
{
    Peer peer;
    peer.onConnected = [](QSslSocket &socket) { socket.write(QByteArray(8'000'000, 'x')); };
    wire::TlsWire wire;
    Listener heard(wire);
    qsizetype biggest = 0;
    connect(&wire, &wire::Wire::received, this,
            [&biggest](const QByteArray &bytes) { biggest = std::max(biggest, bytes.size()); });
    wire.open(planFor(peer.serverPort(), Security::None));
    QTRY_COMPARE_WITH_TIMEOUT(heard.received.size(), 8'000'000, 10'000);
    QVERIFY(biggest <= wire::TlsWire::readBuffer);
}

void tst_TlsWire::abortIsSilent()
{
    Blackhole hole{QHostAddress(QHostAddress::LocalHost)};
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

void tst_TlsWire::closeLetsTheLastWordArrive()
{
    Peer peer;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::None));
    QTRY_VERIFY(heard.opened);
    wire.write("QUIT\r\n");
    wire.close();
    QTRY_COMPARE(peer.heardInClear(), "QUIT\r\n");
    wire.write("too late\r\n");
    QTest::qWait(50);
    QCOMPARE(peer.heardInClear(), "QUIT\r\n");
    QCOMPARE(heard.failures, 0);
}

void tst_TlsWire::closeBeforeAnythingStandsIsSilent()
{
    Peer peer;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), Security::None));
    wire.close();
    QTest::qWait(100);
    QVERIFY(!heard.opened);
    QCOMPARE(heard.failures, 0);
    QCOMPARE(peer.connections(), 0);
}

QTEST_GUILESS_MAIN(tst_TlsWire)
#include "tst_TlsWire.moc"
