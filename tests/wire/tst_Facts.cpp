// SPDX-License-Identifier: MIT
// What a connection, and each error on it, is in the words of this house.
#include "wire/OpeningSteps.h"
#include "wire/SocketProblem.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using Error = QAbstractSocket::SocketError;
using Kind = Problem::Kind;

class tst_Facts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anErrorMeansWhatTheConnectionWasDoing_data();
    void anErrorMeansWhatTheConnectionWasDoing();
    void theStepsTellNamesAndAddresses();
    void aProxyTakesThePlaceOfTheName();
    void tlsIsNotedWithItsCertificate();
};

void tst_Facts::anErrorMeansWhatTheConnectionWasDoing_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<Kind>("connecting");
    QTest::addColumn<Kind>("throughProxy");
    QTest::addColumn<Kind>("talking");
    const auto row = [](const char *name, Error error, Kind connecting, Kind throughProxy, Kind talking) {
        QTest::newRow(name) << error << connecting << throughProxy << talking;
    };
    using enum Problem::Kind;
    row("refused", Error::ConnectionRefusedError, Refused, Refused, NetworkFailed);
    row("closed", Error::RemoteHostClosedError, Closed, ProxyFailed, Closed);
    row("time-out", Error::SocketTimeoutError, TimedOut, TimedOut, TimedOut);
    row("no route", Error::NetworkError, Unreachable, Unreachable, NetworkFailed);
    row("prohibited", Error::SocketAccessError, Unreachable, ProxyFailed, NetworkFailed);
    row("no such host", Error::HostNotFoundError, NetworkFailed, HostNotFound, NetworkFailed);
    row("no handles", Error::SocketResourceError, NetworkFailed, ProxyFailed, NetworkFailed);
    row("proxy refuses", Error::ProxyConnectionRefusedError, NetworkFailed, ProxyUnreachable, NetworkFailed);
    row("proxy silent", Error::ProxyConnectionTimeoutError, NetworkFailed, ProxyUnreachable, NetworkFailed);
    row("proxy wants a sign-in", Error::ProxyAuthenticationRequiredError, NetworkFailed, ProxyWantsSignIn,
        NetworkFailed);
    row("proxy babbles", Error::ProxyProtocolError, NetworkFailed, ProxyFailed, NetworkFailed);
}

void tst_Facts::anErrorMeansWhatTheConnectionWasDoing()
{
    QFETCH(Error, error);
    QTEST(wire::kindWhileConnecting(error), "connecting");
    QTEST(wire::kindThroughProxy(error), "throughProxy");
    QTEST(wire::kindWhileTalking(error), "talking");
    QVERIFY(!wire::isOfTls(error));
}

void tst_Facts::theStepsTellNamesAndAddresses()
{
    const wire::Opened how{.peer = u"192.0.2.2:587"_s,
                           .addresses = {u"192.0.2.1"_s, u"192.0.2.2"_s},
                           .nameServer = u"9.9.9.9:53"_s,
                           .lost = {u"192.0.2.1:587: no answer"_s},
                           .dnsMs = 3,
                           .connectMs = 260};
    const Step names{
        .stage = Stage::Dns,
        .status = StepStatus::Ok,
        .ms = 3,
        .evidence = {{u"addresses"_s, u"192.0.2.1, 192.0.2.2"_s}, {u"server"_s, u"9.9.9.9:53"_s}}};
    const Step connection{
        .stage = Stage::Connect,
        .status = StepStatus::Ok,
        .ms = 260,
        .evidence = {{u"address"_s, u"192.0.2.2:587"_s}, {u"lost"_s, u"192.0.2.1:587: no answer"_s}}};
    QCOMPARE(wire::nameStep(how), names);
    QCOMPARE(wire::connectStep(how), connection);
}

void tst_Facts::aProxyTakesThePlaceOfTheName()
{
    const wire::Opened how{.peer = u"mail.example.org:587"_s, .proxy = u"socks5://127.0.0.1:1080"_s};
    QCOMPARE(wire::nameStep(how).status, StepStatus::Skipped);
    QCOMPARE(wire::connectStep(how).evidence.value(u"proxy"_s), u"socks5://127.0.0.1:1080"_s);
}

void tst_Facts::tlsIsNotedWithItsCertificate()
{
    const TlsFacts tls{.protocol = u"TLSv1.3"_s,
                       .cipher = u"TLS_AES_256_GCM_SHA384"_s,
                       .certificate = {.issuer = u"CN=CA"_s, .names = {u"a.example"_s, u"b.example"_s}}};
    QCOMPARE(wire::noteOf(tls),
             u"TLSv1.3 TLS_AES_256_GCM_SHA384, certificate for a.example, b.example by CN=CA"_s);
}

QTEST_GUILESS_MAIN(tst_Facts)
#include "tst_Facts.moc"
