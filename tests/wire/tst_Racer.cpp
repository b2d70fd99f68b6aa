// SPDX-License-Identifier: MIT
#include "Blackhole.h"
#include "wire/Racer.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using wire::interleaved;
using wire::Racer;

namespace {

const QHostAddress here{u"127.0.0.1"_s};
const QHostAddress there{u"127.0.0.2"_s};
/// A group is no peer: the kernel says "network unreachable" with any routes and with none.
const QHostAddress nowhere{u"224.0.0.1"_s};

/// A port of this machine that nobody listens on.
quint16 deadPort()
{
    QTcpServer server;
    server.listen(here);
    return server.serverPort();
}

} // namespace

class tst_Racer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Problem>(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFamiliesTakeTurnsAndThePreferredOneStarts();
    void aFamilyWishLeavesTheOtherOut();
    void theOnlyAddressWins();
    void aDeadFirstAddressCostsAQuarterSecond();
    void aRefusedFirstAddressCostsNothing();
    void refusedByAllIsRefused();
    void noRouteIsUnreachable();
    void silenceEndsAtTheBound();
    void anAddressThatHadNoTurnIsTold();
    void theMostTellingLossIsTheHeadline();
    void abortEndsItWithoutAWord();
    void failureIsNeverAnnouncedInsideTheCall();
};

void tst_Racer::theFamiliesTakeTurnsAndThePreferredOneStarts()
{
    const QHostAddress v6a(u"2001:db8::1"_s), v6b(u"2001:db8::2"_s), v6c(u"2001:db8::3"_s);
    const auto order = interleaved({v6a, v6b, v6c, here, there}, Family::Any);
    QCOMPARE(QList(order.begin(), order.end()), QList({v6a, here, v6b, there, v6c}));
    const auto other = interleaved({here, v6a, v6b}, Family::Any);
    QCOMPARE(QList(other.begin(), other.end()), QList({here, v6a, v6b}));
}

void tst_Racer::aFamilyWishLeavesTheOtherOut()
{
    const QHostAddress v6(u"2001:db8::1"_s);
    QCOMPARE(interleaved({v6, here}, Family::V4), std::deque{here});
    QCOMPARE(interleaved({v6, here}, Family::V6), std::deque{v6});
    QVERIFY(interleaved({here}, Family::V6).empty());
}

void tst_Racer::theOnlyAddressWins()
{
    QTcpServer server;
    QVERIFY(server.listen(here));
    Racer racer;
    QSignalSpy won(&racer, &Racer::won);
    racer.race({here}, server.serverPort(), 3s);
    QTRY_COMPARE(won.size(), 1);
    const auto socket = racer.takeWinner();
    QCOMPARE(socket->peerAddress(), here);
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    QVERIFY(racer.lost().empty());
}

void tst_Racer::aDeadFirstAddressCostsAQuarterSecond()
{
    Blackhole hole(here);
    QVERIFY(hole.port() != 0);
    QTcpServer server;
    QVERIFY(server.listen(there, hole.port()));
    Racer racer;
    QSignalSpy won(&racer, &Racer::won);
    QElapsedTimer elapsed;
    elapsed.start();
    racer.race({here, there}, hole.port(), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(won.size(), 1, 1000);
    QVERIFY(elapsed.elapsed() >= 200);
    QCOMPARE(racer.takeWinner()->peerAddress(), there);
}

void tst_Racer::aRefusedFirstAddressCostsNothing()
{
    QTcpServer server;
    QVERIFY(server.listen(there));
    Racer racer;
    QSignalSpy won(&racer, &Racer::won);
    racer.race({here, there}, server.serverPort(), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(won.size(), 1, 200);
    QCOMPARE(racer.lost().size(), 1);
    QCOMPARE(racer.lost().front().kind, Problem::Kind::Refused);
    QCOMPARE(racer.lost().front().address, u"127.0.0.1:%1"_s.arg(server.serverPort()));
}

void tst_Racer::refusedByAllIsRefused()
{
    Racer racer;
    QSignalSpy failed(&racer, &Racer::failed);
    racer.race({here, there}, deadPort(), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 1000);
    const auto problem = failed.first().first().value<Problem>();
    QCOMPARE(problem.kind, Problem::Kind::Refused);
    QCOMPARE(problem.stage, Stage::Connect);
    QVERIFY2(problem.words.contains(u"127.0.0.1:"_s) && problem.words.contains(u"127.0.0.2:"_s),
             qPrintable(problem.words));
}

void tst_Racer::noRouteIsUnreachable()
{
    Racer racer;
    QSignalSpy failed(&racer, &Racer::failed);
    racer.race({nowhere}, 587, 5s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 1000);
    QCOMPARE(failed.first().first().value<Problem>().kind, Problem::Kind::Unreachable);
}

void tst_Racer::silenceEndsAtTheBound()
{
    Blackhole hole(here);
    Racer racer;
    QSignalSpy failed(&racer, &Racer::failed);
    QElapsedTimer elapsed;
    elapsed.start();
    racer.race({here}, hole.port(), 400ms);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 1500);
    QVERIFY(elapsed.elapsed() >= 390);
    QCOMPARE(failed.first().first().value<Problem>().kind, Problem::Kind::TimedOut);
}

void tst_Racer::anAddressThatHadNoTurnIsTold()
{
    Blackhole hole(here);
    Racer racer;
    QSignalSpy failed(&racer, &Racer::failed);
    racer.race({here, there}, hole.port(), Racer::stagger / 2);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(racer.lost().size(), 2);
    QCOMPARE(racer.lost().back().address, u"127.0.0.2:%1"_s.arg(hole.port()));
    QCOMPARE(racer.lost().back().words, u"not tried"_s);
}

void tst_Racer::theMostTellingLossIsTheHeadline()
{
    using Kind = Problem::Kind;
    const wire::Lost unreachable{u"[2001:db8::1]:25"_s, Kind::Unreachable, u"Network unreachable"_s};
    const wire::Lost silent{u"192.0.2.1:25"_s, Kind::TimedOut, u"no answer"_s};
    const wire::Lost refused{u"192.0.2.2:25"_s, Kind::Refused, u"Connection refused"_s};
    QCOMPARE(wire::problemOf({unreachable, silent}).kind, Kind::TimedOut);
    QCOMPARE(wire::problemOf({unreachable, silent, refused}).kind, Kind::Refused);
    QCOMPARE(wire::problemOf({unreachable}).words, u"Network unreachable"_s);
    QCOMPARE(wire::problemOf({unreachable, silent}).words,
             u"[2001:db8::1]:25: Network unreachable; 192.0.2.1:25: no answer"_s);
}

void tst_Racer::abortEndsItWithoutAWord()
{
    Blackhole hole(here);
    Racer racer;
    QSignalSpy won(&racer, &Racer::won), failed(&racer, &Racer::failed);
    racer.race({here}, hole.port(), 100ms);
    QTest::qWait(20);
    racer.abort();
    QTest::qWait(200);
    QCOMPARE(won.size() + failed.size(), 0);
}

void tst_Racer::failureIsNeverAnnouncedInsideTheCall()
{
    Racer racer;
    QSignalSpy failed(&racer, &Racer::failed);
    racer.race({nowhere}, 587, 5s);
    QCOMPARE(failed.size(), 0);
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Racer)
#include "tst_Racer.moc"
