// SPDX-License-Identifier: MIT
// A person waits for nobody: whatever the network is silent about, a cancelled run is over within a second.
#include "Blackhole.h"
#include "Peer.h"
#include "wire/Driver.h"
#include "wire/TlsWire.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Cancel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_silentNameServer.bind(QHostAddress(QHostAddress::LocalHost))); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itIsOverWithinASecond_data();
    void itIsOverWithinASecond();
    void itMayBeDestroyedInstead_data();
    void itMayBeDestroyedInstead();

private:
    /// Leads to a server that falls silent at this command, or before it.
    [[nodiscard]] smtp::Plan planFor(const QByteArray &silentAt);

    QUdpSocket m_silentNameServer{};
    Blackhole m_hole{QHostAddress(QHostAddress::LocalHost)};
    std::unique_ptr<Peer> m_peer{};
    QByteArray m_silentAt{};
    bool m_reached = false;
};

namespace {

const QByteArray letter = "Subject: hello\r\n\r\nbye\r\n";

std::unique_ptr<wire::Driver> driverFor(const smtp::Plan &plan)
{
    auto body = std::make_unique<QBuffer>();
    body->setData(letter);
    auto driver = std::make_unique<wire::Driver>(plan, std::make_unique<wire::TlsWire>(), std::move(body));
    QObject::connect(driver.get(), &wire::Driver::commitAsked, driver.get(), &wire::Driver::mayCommit);
    return driver;
}

} // namespace

smtp::Plan tst_Cancel::planFor(const QByteArray &silentAt)
{
    m_silentAt = silentAt;
    m_reached = silentAt == "dns" || silentAt == "connect";
    m_peer = std::make_unique<Peer>();
    m_peer->onConnected = [this](QSslSocket &socket) {
        m_reached = m_silentAt == "tls" || m_silentAt == "greeting";
        if (!m_reached)
            socket.write("220 localhost\r\n");
    };
    m_peer->onBytes = [this](QSslSocket &socket, const QByteArray &bytes) {
        m_reached = m_reached || bytes.startsWith(m_silentAt) || bytes.endsWith(m_silentAt);
        if (!m_reached)
            socket.write(bytes.startsWith("DATA") ? "354 go on\r\n" : "250 well\r\n");
    };
    const bool connects = silentAt != "connect";
    smtp::Plan plan{.endpoint = {.host = u"localhost"_s,
                                 .port = connects ? m_peer->serverPort() : m_hole.port(),
                                 .security = silentAt == "tls" ? Security::Tls : Security::None},
                    .until = Stage::Send,
                    .envelope = {.from = Address::parse(u"alice@posthorn.test"),
                                 .to = {*Address::parse(u"bob@posthorn.test")}}};
    if (silentAt == "dns")
        plan.dnsServer = Endpoint{.host = u"127.0.0.1"_s, .port = m_silentNameServer.localPort()};
    else
        plan.connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = plan.endpoint.port};
    return plan;
}

void tst_Cancel::itIsOverWithinASecond_data()
{
    QTest::addColumn<QByteArray>("silentAt");
    for (const char *moment : {"dns", "connect", "tls", "greeting", "EHLO", "MAIL", "DATA"})
        QTest::newRow(moment) << QByteArray(moment);
    QTest::newRow("final dot") << QByteArray("\r\n.\r\n");
}

void tst_Cancel::itIsOverWithinASecond()
{
    QFETCH(QByteArray, silentAt);
    const auto driver = driverFor(planFor(silentAt));
    std::optional<wire::Run> run;
    connect(driver.get(), &wire::Driver::finished, this, [&run](const wire::Run &done) { run = done; });
    driver->start();
    QTRY_VERIFY(m_reached);
    QTest::qWait(50);
    QVERIFY(!run);
    QElapsedTimer elapsed;
    elapsed.start();
    driver->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(run, 1000);
    QVERIFY2(elapsed.elapsed() < 1000, qPrintable(QString::number(elapsed.elapsed())));
    QCOMPARE(run->problem->kind, Problem::Kind::Cancelled);
    const bool doubtful = silentAt.contains('.');
    QCOMPARE(run->delivery.status, doubtful ? Delivery::Status::InDoubt : Delivery::Status::NotSent);
}

void tst_Cancel::itMayBeDestroyedInstead_data()
{
    itIsOverWithinASecond_data();
}

void tst_Cancel::itMayBeDestroyedInstead()
{
    QFETCH(QByteArray, silentAt);
    auto driver = driverFor(planFor(silentAt));
    driver->start();
    QTRY_VERIFY(m_reached);
    QElapsedTimer elapsed;
    elapsed.start();
    driver.reset();
    QVERIFY(elapsed.elapsed() < 100);
}

QTEST_GUILESS_MAIN(tst_Cancel)
#include "tst_Cancel.moc"
