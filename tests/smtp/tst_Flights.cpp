// SPDX-License-Identifier: MIT
// What a mail costs in flights of the client until it is accepted and QUIT is out. TLS 1.3 costs one before
// the server's first word and, where the server speaks first behind it, one more: the client's Finished rides
// with EHLO only behind STARTTLS.
#include "Rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr qsizetype ofImplicitTls = 2;
constexpr qsizetype ofStartTls = 1;

test::Play playOf(Security security, bool chunking = false)
{
    test::Play play = rules::playFor(security, Stage::Send, true, 1);
    play.plan.auth = AuthMethod::Plain;
    play.plan.chunking = chunking;
    play.scenario.capabilitiesUnderTls.append("CHUNKING");
    return play;
}

/// So many messages, all handed in before the first leaves when `together`.
test::Play queueOf(int messages, bool together)
{
    test::Play play = playOf(Security::Tls);
    play.plan.queued = true;
    for (int number = 0; number < messages; ++number) {
        play.queue.push_back(play.plan.envelope);
        play.queue.back().to = {*Address::parse(u"q%1@example.org"_s.arg(number))};
    }
    play.together = together ? play.queue.size() : 1;
    return play;
}

qsizetype flightsOf(const test::Play &play)
{
    const test::Performance seen = test::perform(play);
    if (!seen.finish || seen.finish->problem || !seen.flights.last().contains("QUIT\r\n"))
        return -1;
    const std::size_t messages = play.plan.queued ? play.queue.size() : 1;
    return seen.captured.size() == messages ? seen.flights.size() : -1;
}

} // namespace

class tst_Flights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aMailTakesSixUnderTlsAndSevenBehindStartTls();
    void aChunkSavesOne();
    void aFurtherMailTakesTwo();
    void mailsThatWaitTakeOneEach();
    void aWarmConnectionMakesThePersonWaitForTwo();
};

void tst_Flights::aMailTakesSixUnderTlsAndSevenBehindStartTls()
{
    QCOMPARE(flightsOf(playOf(Security::Tls)) + ofImplicitTls, 6);
    QCOMPARE(flightsOf(playOf(Security::StartTls)) + ofStartTls, 7);
}

void tst_Flights::aChunkSavesOne()
{
    QCOMPARE(flightsOf(playOf(Security::Tls, true)) + ofImplicitTls, 5);
    QCOMPARE(flightsOf(playOf(Security::StartTls, true)) + ofStartTls, 6);
}

/// Handed in one after another; QUIT is then a flight of its own.
void tst_Flights::aFurtherMailTakesTwo()
{
    const qsizetype three = flightsOf(queueOf(3, false));
    const qsizetype four = flightsOf(queueOf(4, false));
    QVERIFY(three > 0);
    QCOMPARE(four - three, 2);
}

void tst_Flights::mailsThatWaitTakeOneEach()
{
    const qsizetype three = flightsOf(queueOf(3, true));
    const qsizetype ten = flightsOf(queueOf(10, true));
    QVERIFY(three > 0);
    QCOMPARE(ten - three, 7);
}

void tst_Flights::aWarmConnectionMakesThePersonWaitForTwo()
{
    const test::Performance seen = test::perform(queueOf(1, true));
    QCOMPARE(seen.waits, 1);
    const auto first = std::find_if(seen.flights.begin(), seen.flights.end(),
                                    [](const QByteArray &flight) { return flight.startsWith("MAIL"); });
    QCOMPARE(seen.flights.end() - first, 2);
    QVERIFY(seen.flights.last().endsWith("QUIT\r\n"));
}

QTEST_GUILESS_MAIN(tst_Flights)
#include "tst_Flights.moc"
