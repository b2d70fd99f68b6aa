// SPDX-License-Identifier: MIT
// The whole way over real sockets: which certificates a TlsWire takes, and what it says of the others.
#include "Listener.h"
#include "OpenSslServer.h"
#include "Peer.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using Fault = CertificateFault;

Q_DECLARE_METATYPE(posthorn::Request)

class tst_Certificates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aGoodOneIsTakenAndItsFactsAreTold();
    void theNameIsTheOneThePersonTyped();
    void anAddressIsTakenWhenTheCertificateNamesIt();
    void aFaultyOneIsRefused_data();
    void aFaultyOneIsRefused();
    void anUnknownIssuerIsUntrusted_data();
    void anUnknownIssuerIsUntrusted();
    void aSelfSignedOneIsTakenOnlyWhenTrusted();
    void aWeakKeyIsNamed();

private:
    [[nodiscard]] smtp::Plan planFor(quint16 port, const QString &host = u"localhost"_s) const;

    Authority m_authority{};
};

smtp::Plan tst_Certificates::planFor(quint16 port, const QString &host) const
{
    return {.endpoint = {.host = host, .port = port, .security = Security::Tls},
            .connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = port},
            .trustedPem = m_authority.pem()};
}

namespace {

void encryptAtOnce(QSslSocket &socket)
{
    socket.startServerEncryption();
}

} // namespace

void tst_Certificates::aGoodOneIsTakenAndItsFactsAreTold()
{
    Peer peer(m_authority.issue({}));
    peer.onConnected = encryptAtOnce;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort()));
    QTRY_VERIFY(heard.opened);
    QVERIFY(heard.opened->tls);
    const CertificateFacts &facts = heard.opened->tls->certificate;
    QCOMPARE(heard.opened->tls->protocol, u"TLSv1.3"_s);
    QVERIFY(heard.opened->tls->cipher.startsWith(u"TLS_"_s));
    QVERIFY(heard.opened->tls->faults.isEmpty());
    QCOMPARE(facts.subject, u"CN=posthorn test"_s);
    QCOMPARE(facts.issuer, u"CN=Test CA"_s);
    QCOMPARE(facts.names, QStringList({u"localhost"_s, u"127.0.0.1"_s}));
    QCOMPARE(facts.keyBits, 256);
    QCOMPARE(facts.sha256.size(), 64);
    QVERIFY(facts.notBefore < facts.notAfter);
    QVERIFY(!facts.selfSigned);
    QCOMPARE(heard.opening, (std::vector{Stage::Connect, Stage::Tls}));
}

void tst_Certificates::theNameIsTheOneThePersonTyped()
{
    Peer peer(m_authority.issue({.alternativeNames = "DNS:*.posthorn.example"}));
    peer.onConnected = encryptAtOnce;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), u"smtp.posthorn.example"_s));
    QTRY_VERIFY(heard.opened);
}

void tst_Certificates::anAddressIsTakenWhenTheCertificateNamesIt()
{
    Peer peer(m_authority.issue({.alternativeNames = "IP:127.0.0.1"}));
    peer.onConnected = encryptAtOnce;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), u"127.0.0.1"_s));
    QTRY_VERIFY(heard.opened);
}

void tst_Certificates::aFaultyOneIsRefused_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QList<Fault>>("faults");
    const auto row = [](const char *name, const Request &request, const QString &host,
                        const QList<Fault> &faults) { QTest::newRow(name) << request << host << faults; };
    const auto here = u"localhost"_s;
    row("expired", {.validFromDays = -30, .validUntilDays = -1}, here, {Fault::Expired});
    row("not yet valid", {.validFromDays = 1, .validUntilDays = 30}, here, {Fault::NotYetValid});
    row("another name", {.alternativeNames = "DNS:mail.example.org"}, here, {Fault::NameMismatch});
    row("the name as common name alone", {.commonName = "localhost", .alternativeNames = {}}, here,
        {Fault::NameMismatch});
    row("the name as common name beside another",
        {.commonName = "localhost", .alternativeNames = "DNS:mail.example.org"}, here, {Fault::NameMismatch});
    row("the address as common name", {.commonName = "127.0.0.1", .alternativeNames = {}}, u"127.0.0.1"_s,
        {Fault::NameMismatch});
    row("the address as a host name", {.alternativeNames = "DNS:127.0.0.1"}, u"127.0.0.1"_s,
        {Fault::NameMismatch});
    row("a wildcard for everything", {.alternativeNames = "DNS:*"}, here, {Fault::NameMismatch});
    row("a wildcard below one label", {.alternativeNames = "DNS:*.localhost"}, u"mail.localhost"_s,
        {Fault::NameMismatch});
    row("self-signed", {.selfSigned = true}, here, {Fault::SelfSigned});
    row("self-signed, expired, another name",
        {.alternativeNames = "DNS:a.example", .validFromDays = -30, .validUntilDays = -1, .selfSigned = true},
        here, {Fault::SelfSigned, Fault::Expired, Fault::NameMismatch});
    row("for clients only", {.usage = "clientAuth"}, here, {Fault::Other});
}

void tst_Certificates::aFaultyOneIsRefused()
{
    QFETCH(Request, request);
    QFETCH(QString, host);
    QFETCH(QList<Fault>, faults);
    Peer peer(m_authority.issue(request));
    peer.onConnected = encryptAtOnce;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort(), host));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Problem::Kind::CertificateRefused);
    QCOMPARE(heard.failed->stage, Stage::Certificate);
    const auto &found = heard.failed->tls.faults;
    QCOMPARE(QSet(found.begin(), found.end()), QSet(faults.begin(), faults.end()));
    QVERIFY(!heard.failed->tls.certificate.isEmpty());
    QVERIFY(!heard.opened);
    wire.write("EHLO too early\r\n");
    QTest::qWait(50);
    QVERIFY(peer.heardUnderTls().isEmpty());
}

void tst_Certificates::anUnknownIssuerIsUntrusted_data()
{
    QTest::addColumn<QByteArray>("issuer");
    QTest::newRow("a stranger") << QByteArray("Another CA");
    QTest::newRow("a stranger under the name of one we trust") << QByteArray("Test CA");
}

void tst_Certificates::anUnknownIssuerIsUntrusted()
{
    QFETCH(QByteArray, issuer);
    const Authority stranger(issuer);
    Peer peer(stranger.issue({}));
    peer.onConnected = encryptAtOnce;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(peer.serverPort()));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->tls.faults, QList{Fault::Untrusted});
    QVERIFY(!heard.failed->tls.errors.isEmpty());
}

void tst_Certificates::aSelfSignedOneIsTakenOnlyWhenTrusted()
{
    const Issued own = m_authority.issue({.selfSigned = true});
    Peer peer(own);
    peer.onConnected = encryptAtOnce;
    auto plan = planFor(peer.serverPort());
    plan.trustedPem = own.certificatePem;
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY(heard.opened);
    QVERIFY(heard.opened->tls->certificate.selfSigned);
}

void tst_Certificates::aWeakKeyIsNamed()
{
    OpenSslServer server(m_authority.issue({.rsaBits = 1024}), {u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s});
    QVERIFY(server.port() != 0);
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(server.port()));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Problem::Kind::CertificateRefused);
    QCOMPARE(heard.failed->tls.faults, QList{Fault::WeakKey});
    QCOMPARE(heard.failed->tls.certificate.keyBits, 1024);
}

QTEST_GUILESS_MAIN(tst_Certificates)
#include "tst_Certificates.moc"
