// SPDX-License-Identifier: MIT
// Several messages in a Sender's line to the Postfix of tests/real, which says goodbye when it has had
// enough.
#include "RealServer.h"

#include "outbox/Sender.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::test;
using Status = Delivery::Status;

namespace {

struct Sendings : QObject
{
    Sendings()
    {
        connect(&sender, &outbox::Sender::finished, this,
                [this](const outbox::SendReport &report) { reports.push_back(report); });
    }
    void send(const smtp::Plan &plan, const QString &to)
    {
        const Envelope envelope{.from = plan.envelope.from, .to = {*Address::parse(to)}};
        sender.send(plan, {envelope, u"<%1@posthorn.test>"_s.arg(++sent), "Subject: line\r\n\r\nbye\r\n"});
    }

    outbox::RunIntentLog intents{};
    int connections = 0;
    int sent = 0;
    std::vector<outbox::SendReport> reports{};
    outbox::Sender sender{[this] {
                              ++connections;
                              return std::make_unique<wire::TlsWire>();
                          },
                          diagnose::Judge::builtIn(), intents};
};

/// What is written before the server says something is one flight.
class CountingWire : public wire::TlsWire
{
public:
    CountingWire(int &flights, bool &isSignedIn) : m_flights(flights)
    {
        connect(this, &Wire::received, this, [this, &isSignedIn](const QByteArray &bytes) {
            m_isAnswered = true;
            isSignedIn = isSignedIn || bytes.startsWith("235 ");
        });
    }
    void write(const QByteArray &bytes) override
    {
        m_flights += std::exchange(m_isAnswered, false) ? 1 : 0;
        TlsWire::write(bytes);
    }

private:
    int &m_flights;
    bool m_isAnswered = true;
};

} // namespace

class tst_Line : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void manyMessagesTakeOneConnection();
    void aGoodbyeIsFollowedByAnotherConnection();
    void overAWarmConnectionThePersonWaitsForTwoFlights();
    void whatIsSentWhileItIsWrittenArrivesWhole_data();
    void whatIsSentWhileItIsWrittenArrivesWhole();

private:
    RealServer m_server{};
};

void tst_Line::initTestCase()
{
    if (!m_server.find())
        QSKIP("no such server runs here: its fixture, before this test, says why");
    QVERIFY(!m_server.refused().isEmpty());
}

void tst_Line::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_server.forgetDelivered());
}

void tst_Line::manyMessagesTakeOneConnection()
{
    Sendings line;
    const auto plan = m_server.planFor(Security::StartTls, AuthMethod::Plain);
    for (int at = 0; at < 10; ++at)
        line.send(plan, u"bob@posthorn.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(line.reports.size(), 10U, 20'000);
    for (const auto &report : line.reports)
        QCOMPARE(report.delivery.status, Status::Sent);
    QCOMPARE(line.connections, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 10, 10'000);
}

/// Postfix ends the session behind a refusal: 421 4.7.0 too many errors.
void tst_Line::aGoodbyeIsFollowedByAnotherConnection()
{
    Sendings line;
    const auto plan = m_server.planFor(Security::Tls, AuthMethod::Plain);
    const QString bob = u"bob@posthorn.test"_s;
    for (const QString &to : {bob, m_server.refused(), bob, bob})
        line.send(plan, to);
    QTRY_COMPARE_WITH_TIMEOUT(line.reports.size(), 4U, 20'000);
    QCOMPARE(line.reports[1].delivery.status, Status::NotSent);
    QCOMPARE(line.reports[1].delivery.problem->reply->code, 554);
    for (const std::size_t at : {0, 2, 3})
        QCOMPARE(line.reports[at].delivery.status, Status::Sent);
    QCOMPARE(line.connections, 2);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 3, 10'000);
}

/// Envelope and DATA, then the message with its dot.
void tst_Line::overAWarmConnectionThePersonWaitsForTwoFlights()
{
    int connections = 0;
    int flights = 0;
    bool isSignedIn = false;
    const auto wires = [&] {
        ++connections;
        return std::make_unique<CountingWire>(flights, isSignedIn);
    };
    outbox::WarmConnection warm(wires);
    const auto plan = m_server.planFor(Security::StartTls, AuthMethod::Plain);
    warm.open(plan);
    QTRY_VERIFY_WITH_TIMEOUT(isSignedIn, 10'000);
    flights = 0;
    Sendings line;
    line.sender.useWarm(warm);
    line.send(plan, u"bob@posthorn.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(line.reports.size(), 1U, 10'000);
    QCOMPARE(line.reports.front().delivery.status, Status::Sent);
    QCOMPARE(flights, 2);
    QCOMPARE(connections, 1);
    QCOMPARE(line.connections, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 1, 10'000);
}

void tst_Line::whatIsSentWhileItIsWrittenArrivesWhole_data()
{
    QTest::addColumn<bool>("chunking");
    QTest::newRow("DATA") << false;
    QTest::newRow("BDAT") << true;
}

void tst_Line::whatIsSentWhileItIsWrittenArrivesWhole()
{
    QFETCH(bool, chunking);
    auto plan = m_server.planFor(Security::Tls, AuthMethod::Plain);
    plan.chunking = chunking;
    const mime::Stamp stamp{.date = QDateTime::currentDateTimeUtc(), .messageId = u"1"_s, .boundary = u"b"_s};
    const Mailbox alice{.address = *plan.envelope.from};
    const mime::Draft draft{.from = {alice},
                            .to = {alice},
                            .subject = u"large"_s,
                            .text = u"Here."_s,
                            .attachments = {*mime::attachBytes(u"large.bin"_s, QByteArray(20'000'000, 'x'))}};
    Sendings line;
    line.sender.send(plan, *mime::renderAlongside(draft, stamp));
    QTRY_COMPARE_WITH_TIMEOUT(line.reports.size(), 1U, 30'000);
    QCOMPARE(line.reports.front().delivery.status, Status::Sent);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 1, 10'000);
    const QByteArray rendered = mime::render(draft, stamp)->open()->readAll().replace("\r\n", "\n");
    QVERIFY(contentOf(m_server.delivered().front()).endsWith(rendered));
}

QTEST_GUILESS_MAIN(tst_Line)
#include "tst_Line.moc"
