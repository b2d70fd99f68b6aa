// SPDX-License-Identifier: MIT
// Whose messages may go over one connection.
#include "smtp/Plan.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using Change = std::function<void(smtp::Plan &)>;

Q_DECLARE_METATYPE(Change)

namespace {

smtp::Plan plan()
{
    return {.endpoint = {.host = u"mail.example.org"_s},
            .user = u"anna"_s,
            .secret = Secret("geheim"),
            .identity = {.certificatePem = "C", .keyPem = "K", .keyPassword = Secret("k")}};
}

} // namespace

class tst_Plan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void anotherWayTakesAnotherConnection_data();
    void anotherWayTakesAnotherConnection();
    void anotherPasswordOfTheProxyTakesAnotherConnection();
    void anotherEnvelopeDoesNot();
};

void tst_Plan::anotherWayTakesAnotherConnection_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("host", [](smtp::Plan &p) { p.endpoint.host = u"mail.example.net"_s; });
    row("security", [](smtp::Plan &p) { p.endpoint.security = Security::None; });
    row("address", [](smtp::Plan &p) { p.connectTo = Endpoint{.host = u"127.0.0.1"_s}; });
    row("family", [](smtp::Plan &p) { p.family = Family::V6; });
    row("resolver", [](smtp::Plan &p) { p.dnsServer = Endpoint{.host = u"127.0.0.1"_s}; });
    row("EHLO name", [](smtp::Plan &p) { p.heloName = u"me.example.org"_s; });
    row("mechanism", [](smtp::Plan &p) { p.auth = AuthMethod::Login; });
    row("user", [](smtp::Plan &p) { p.user = u"bert"_s; });
    row("secret", [](smtp::Plan &p) { p.secret = Secret("another"); });
    row("cleartext", [](smtp::Plan &p) { p.allowCleartextAuth = true; });
    row("authorities", [](smtp::Plan &p) { p.trustedPem = "PEM"; });
    row("certificate", [](smtp::Plan &p) { p.identity.certificatePem = "D"; });
    row("key", [](smtp::Plan &p) { p.identity.keyPem = "L"; });
    row("key's password", [](smtp::Plan &p) { p.identity.keyPassword = Secret("l"); });
    row("proxy", [](smtp::Plan &p) { p.proxy = smtp::Proxy{.host = u"127.0.0.1"_s, .port = 1080}; });
    row("proxy's user", [](smtp::Plan &p) { p.proxy = smtp::Proxy{.user = u"someone"_s}; });
    row("partial", [](smtp::Plan &p) { p.partial = smtp::Partial::Accepted; });
    row("chunking", [](smtp::Plan &p) { p.chunking = true; });
    row("bounds", [](smtp::Plan &p) { p.timeouts.data = 1s; });
}

void tst_Plan::anotherWayTakesAnotherConnection()
{
    QFETCH(const Change, change);
    smtp::Plan other = plan();
    change(other);
    QVERIFY(!smtp::mayShareConnection(plan(), other));
    QVERIFY(!smtp::mayShareConnection(other, plan()));
    QVERIFY(smtp::mayShareConnection(other, other));
}

void tst_Plan::anotherPasswordOfTheProxyTakesAnotherConnection()
{
    smtp::Plan one = plan();
    one.proxy = smtp::Proxy{.user = u"someone"_s, .password = Secret("one")};
    smtp::Plan other = one;
    QVERIFY(smtp::mayShareConnection(one, other));
    other.proxy->password = Secret("another");
    QVERIFY(!smtp::mayShareConnection(one, other));
}

void tst_Plan::anotherEnvelopeDoesNot()
{
    smtp::Plan other = plan();
    other.envelope.to = {*Address::parse(u"bert@example.org")};
    other.until = Stage::Send;
    other.queued = true;
    QVERIFY(smtp::mayShareConnection(plan(), other));
}

QTEST_GUILESS_MAIN(tst_Plan)
#include "tst_Plan.moc"
