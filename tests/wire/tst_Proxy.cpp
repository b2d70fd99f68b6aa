// SPDX-License-Identifier: MIT
// Through real proxies: what works, and whose failure it is when it does not.
#include "Listener.h"
#include "Peer.h"
#include "ProxyServer.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTest>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using Kind = Problem::Kind;
using Manner = ProxyServer::Manner;
using Program = ProxyServer::Program;

class tst_Proxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aServerIsReachedAndItsNameToldToNobodyElse_data();
    void aServerIsReachedAndItsNameToldToNobodyElse();
    void startTlsWorksThroughIt_data();
    void startTlsWorksThroughIt();
    void aUserSignsInAtIt_data();
    void aUserSignsInAtIt();
    void aWrongPasswordLeadsNowhere_data() { aUserSignsInAtIt_data(); }
    void aWrongPasswordLeadsNowhere();
    void whoseFailureItIs_data();
    void whoseFailureItIs();
    void aClosedProxyIsUnreachable_data();
    void aClosedProxyIsUnreachable();
    void theWrongKindOfProxyEndsAtTheBound();
    void aProxyMayBeNamed();
    void aProxyWithoutAnAddressIsUnreachable();

private:
    [[nodiscard]] smtp::Plan planFor(const smtp::Proxy &proxy, quint16 port, Security security) const;

    Authority m_authority{};
};

namespace {

constexpr std::array programs{Program::Microsocks, Program::Dante, Program::Tinyproxy};

const char *nameOf(Program program)
{
    if (program == Program::Tinyproxy)
        return "tinyproxy";
    return program == Program::Dante ? "dante" : "microsocks";
}

quint16 closedPort()
{
    const Peer gone;
    return gone.serverPort();
}

} // namespace

void tst_Proxy::initTestCase()
{
    if (const QString why = ProxyServer::obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

smtp::Plan tst_Proxy::planFor(const smtp::Proxy &proxy, quint16 port, Security security) const
{
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = security},
            .trustedPem = m_authority.pem(),
            .proxy = proxy};
}

void tst_Proxy::aServerIsReachedAndItsNameToldToNobodyElse_data()
{
    QTest::addColumn<Program>("program");
    for (const Program program : programs)
        QTest::newRow(nameOf(program)) << program;
}

void tst_Proxy::aServerIsReachedAndItsNameToldToNobodyElse()
{
    QFETCH(Program, program);
    const ProxyServer proxy(program, Manner::Open);
    QVERIFY(proxy.isUp());
    Peer peer(m_authority.issue({}));
    peer.onConnected = [](QSslSocket &socket) { socket.startServerEncryption(); };
    QUdpSocket nameServer;
    QVERIFY(nameServer.bind(QHostAddress(QHostAddress::LocalHost)));
    auto plan = planFor(proxy.proxy(), peer.serverPort(), Security::Tls);
    plan.dnsServer = Endpoint{.host = u"127.0.0.1"_s, .port = nameServer.localPort()};
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY(heard.opened || heard.failed);
    QVERIFY2(heard.opened, heard.failed ? qPrintable(describe(*heard.failed)) : "");
    QCOMPARE(heard.opening, (std::vector{Stage::Connect, Stage::Tls}));
    QVERIFY(heard.opened->addresses.isEmpty());
    QVERIFY(!nameServer.hasPendingDatagrams());
    QCOMPARE(heard.opened->peer, u"localhost:%1"_s.arg(peer.serverPort()));
    QVERIFY(heard.opened->proxy.endsWith(u"://127.0.0.1:%1"_s.arg(proxy.proxy().port)));
    QVERIFY2(!heard.opened->loopback, "who stands behind a proxy is not known");
}

void tst_Proxy::startTlsWorksThroughIt_data()
{
    aServerIsReachedAndItsNameToldToNobodyElse_data();
}

void tst_Proxy::startTlsWorksThroughIt()
{
    QFETCH(Program, program);
    const ProxyServer proxy(program, Manner::Open);
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
    wire.open(planFor(proxy.proxy(), peer.serverPort(), Security::StartTls));
    QTRY_VERIFY(heard.opened);
    wire.write("STARTTLS\r\n");
    QTRY_COMPARE(heard.received, "220 go ahead\r\n");
    wire.beginTls();
    QTRY_VERIFY(heard.encrypted);
    wire.write("EHLO [127.0.0.1]\r\n");
    QTRY_COMPARE(peer.heardUnderTls(), "EHLO [127.0.0.1]\r\n");
}

void tst_Proxy::aUserSignsInAtIt_data()
{
    QTest::addColumn<Program>("program");
    for (const Program program : {Program::Microsocks, Program::Tinyproxy})
        QTest::newRow(nameOf(program)) << program;
}

void tst_Proxy::aUserSignsInAtIt()
{
    QFETCH(Program, program);
    const ProxyServer proxy(program, Manner::WantsSignIn);
    Peer peer(m_authority.issue({}));
    peer.onConnected = [](QSslSocket &socket) { socket.startServerEncryption(); };
    smtp::Proxy known = proxy.proxy();
    known.user = u"someone"_s;
    known.password = Secret("secret");
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(known, peer.serverPort(), Security::Tls));
    QTRY_VERIFY(heard.opened || heard.failed);
    QVERIFY2(heard.opened, heard.failed ? qPrintable(describe(*heard.failed)) : "");
    QVERIFY2(!heard.opened->proxy.contains(u'@'), "who signs in is nobody else's business");
    wire.write("EHLO [127.0.0.1]\r\n");
    QTRY_COMPARE(peer.heardUnderTls(), "EHLO [127.0.0.1]\r\n");
}

void tst_Proxy::aWrongPasswordLeadsNowhere()
{
    QFETCH(Program, program);
    const ProxyServer proxy(program, Manner::WantsSignIn);
    Peer peer;
    smtp::Proxy mistaken = proxy.proxy();
    mistaken.user = u"someone"_s;
    mistaken.password = Secret("sesame");
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(mistaken, peer.serverPort(), Security::None));
    QTRY_VERIFY(heard.failed);
    const QByteArray told = describe(*heard.failed).toUtf8();
    // Tinyproxy says 401 then, which is not about proxies (RFC 9110 §15.5.2).
    const bool isSocks = program == Program::Microsocks;
    QVERIFY2(heard.failed->kind == (isSocks ? Kind::ProxyWantsSignIn : Kind::ProxyFailed), told);
    QVERIFY2(!told.contains("sesame"), told);
    QCOMPARE(peer.connections(), 0);
}

void tst_Proxy::whoseFailureItIs_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("microsocks wants a sign-in")
        << Program::Microsocks << Manner::WantsSignIn << Kind::ProxyWantsSignIn;
    QTest::newRow("dante wants a sign-in") << Program::Dante << Manner::WantsSignIn << Kind::ProxyWantsSignIn;
    QTest::newRow("tinyproxy wants a sign-in")
        << Program::Tinyproxy << Manner::WantsSignIn << Kind::ProxyWantsSignIn;
    QTest::newRow("dante forbids") << Program::Dante << Manner::Forbids << Kind::ProxyFailed;
    QTest::newRow("tinyproxy forbids") << Program::Tinyproxy << Manner::Forbids << Kind::ProxyFailed;
    QTest::newRow("the server refuses microsocks") << Program::Microsocks << Manner::Open << Kind::Refused;
    QTest::newRow("the server refuses dante") << Program::Dante << Manner::Open << Kind::Refused;
    // It says "500 Unable to connect" whatever the reason was.
    QTest::newRow("the server refuses tinyproxy") << Program::Tinyproxy << Manner::Open << Kind::ProxyFailed;
}

void tst_Proxy::whoseFailureItIs()
{
    QFETCH(Program, program);
    QFETCH(Manner, manner);
    const ProxyServer proxy(program, manner);
    QVERIFY(proxy.isUp());
    wire::TlsWire wire;
    Listener heard(wire);
    auto plan = planFor(proxy.proxy(), closedPort(), Security::None);
    plan.connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = plan.endpoint.port};
    wire.open(plan);
    QTRY_VERIFY(heard.failed);
    QVERIFY2(!heard.opened, "nothing stands behind that port");
    const QByteArray told = describe(*heard.failed).toUtf8();
    QFETCH(Kind, kind);
    QVERIFY2(heard.failed->kind == kind, told);
    QCOMPARE(heard.failed->stage, Stage::Connect);
    QVERIFY(heard.failed->subject.endsWith(u"127.0.0.1:%1"_s.arg(proxy.proxy().port)));
    QVERIFY(!heard.failed->words.isEmpty());
}

void tst_Proxy::aClosedProxyIsUnreachable_data()
{
    QTest::addColumn<smtp::Proxy::Kind>("kind");
    QTest::newRow("SOCKS5") << smtp::Proxy::Kind::Socks5;
    QTest::newRow("HTTP") << smtp::Proxy::Kind::Http;
}

void tst_Proxy::aClosedProxyIsUnreachable()
{
    QFETCH(smtp::Proxy::Kind, kind);
    Peer peer;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor({.kind = kind, .host = u"127.0.0.1"_s, .port = closedPort()}, peer.serverPort(),
                      Security::None));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::ProxyUnreachable);
    QCOMPARE(peer.connections(), 0);
}

/// Each of them waits for the other to speak on.
void tst_Proxy::theWrongKindOfProxyEndsAtTheBound()
{
    const ProxyServer http(Program::Tinyproxy, Manner::Open);
    smtp::Proxy mistaken = http.proxy();
    mistaken.kind = smtp::Proxy::Kind::Socks5;
    auto plan = planFor(mistaken, closedPort(), Security::None);
    plan.timeouts.connect = 300ms;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY_WITH_TIMEOUT(heard.failed, 2000);
    QCOMPARE(heard.failed->kind, Kind::ProxyFailed);
}

void tst_Proxy::aProxyMayBeNamed()
{
    const ProxyServer proxy(Program::Microsocks, Manner::Open);
    Peer peer;
    smtp::Proxy named = proxy.proxy();
    named.host = u"localhost"_s;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(named, peer.serverPort(), Security::None));
    QTRY_VERIFY(heard.opened);
    QCOMPARE(heard.opening, std::vector{Stage::Connect});
    QCOMPARE(heard.opened->proxy, u"socks5://localhost:%1"_s.arg(named.port));
}

void tst_Proxy::aProxyWithoutAnAddressIsUnreachable()
{
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor({.host = u"two words"_s, .port = 1080}, 587, Security::None));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Kind::ProxyUnreachable);
    QCOMPARE(heard.failed->stage, Stage::Connect);
    QCOMPARE(heard.failed->subject, u"socks5://two words:1080"_s);
}

QTEST_GUILESS_MAIN(tst_Proxy)
#include "tst_Proxy.moc"
