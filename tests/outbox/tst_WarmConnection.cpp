// SPDX-License-Identifier: MIT
// A connection that stands ready before there is a message for it.
#include "Sendings.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using scenario::Act;
using Status = Delivery::Status;

namespace {

std::vector<Act> saying(const QByteArray &reply, bool closes = false)
{
    std::vector<Act> acts{{.bytes = reply + "\r\n"}};
    if (closes)
        acts.push_back({.kind = Act::Kind::Close});
    return acts;
}

const std::vector<Act> closing{{.kind = Act::Kind::Close}};

/// A Sender that uses a warm connection, and the servers of both.
struct Warmed
{
    explicit Warmed(const std::vector<Sendings::Scripts> &played = {}) : line(played)
    {
        line.sender.useWarm(warm);
    }
    void open() { warm.open(line.route); }
    /// The first server waits for a message.
    [[nodiscard]] bool isWarm() const { return line.said("AUTH") == 1; }

    Sendings line;
    outbox::WarmConnection warm{[this] { return line.connection(); }};
};

} // namespace

class tst_WarmConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aMessageTakesIt();
    void aMessageTakesItOnItsWay();
    void oneStandsHoweverOftenItIsWanted();
    void anotherRouteTakesAnotherConnection();
    void oneThatFellIsNoFailure_data();
    void oneThatFellIsNoFailure();
    void aRefusedSignInIsSilentAndTriedOnce();
    void aRefusedSignInOfOneTakenOnItsWayIsTold();
    void itIsDroppedWhenNothingComes();
    void oneForAnotherRouteTakesItsPlace();
};

void tst_WarmConnection::aMessageTakesIt()
{
    Warmed both;
    both.open();
    QTRY_VERIFY(both.isWarm());
    both.line.send(2);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector(2, Status::Sent));
    QCOMPARE(both.line.servers.size(), 1U);
    QCOMPARE(both.line.said("AUTH"), 1);
    QCOMPARE(both.line.said("QUIT"), 1);
    const auto &steps = both.line.reports.front().transcript.steps;
    QVERIFY(std::ranges::any_of(
        steps, [](const Step &step) { return step.stage == Stage::Auth && step.status == StepStatus::Ok; }));
}

void tst_WarmConnection::aMessageTakesItOnItsWay()
{
    Warmed both;
    both.open();
    both.line.send(1);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector{Status::Sent});
    QCOMPARE(both.line.servers.size(), 1U);
}

void tst_WarmConnection::oneStandsHoweverOftenItIsWanted()
{
    Warmed both;
    both.open();
    both.open();
    QTRY_VERIFY(both.isWarm());
    both.open();
    QCOMPARE(both.line.servers.size(), 1U);
    QCOMPARE(both.line.said("MAIL"), 0);
}

void tst_WarmConnection::anotherRouteTakesAnotherConnection()
{
    Warmed both;
    both.open();
    QTRY_VERIFY(both.isWarm());
    both.line.route.secret = Secret("changed");
    both.line.send(1);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector{Status::Sent});
    QCOMPARE(both.line.servers.size(), 2U);
}

void tst_WarmConnection::oneThatFellIsNoFailure_data()
{
    QTest::addColumn<Sendings::Scripts>("fallen");
    QTest::newRow("it closes") << Sendings::Scripts{{u"mail"_s, {closing}}};
    QTest::newRow("it says goodbye") << Sendings::Scripts{{u"mail"_s, {saying("421 4.4.2 Idle", true)}}};
}

void tst_WarmConnection::oneThatFellIsNoFailure()
{
    QFETCH(const Sendings::Scripts, fallen);
    Warmed both({fallen, {}});
    both.open();
    QTRY_VERIFY(both.isWarm());
    QTest::qWait(20); // its answer is in
    both.line.send(1);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector{Status::Sent});
    QCOMPARE(both.line.servers.size(), 2U);
}

void tst_WarmConnection::aRefusedSignInIsSilentAndTriedOnce()
{
    Warmed both({{{u"auth"_s, {saying("535 5.7.8 No")}}}, {}});
    both.open();
    QTRY_COMPARE(both.line.said("QUIT"), 1);
    QTest::qWait(20);
    both.open();
    QCOMPARE(both.line.servers.size(), 1U);
    QVERIFY(both.line.reports.empty());
    both.line.send(1);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector{Status::Sent});
    both.open();
    QCOMPARE(both.line.servers.size(), 3U);
}

void tst_WarmConnection::aRefusedSignInOfOneTakenOnItsWayIsTold()
{
    Warmed both({{{u"auth"_s, {saying("535 5.7.8 No")}}}});
    both.open();
    both.line.send(1);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector{Status::NotSent});
    QCOMPARE(both.line.reports.front().delivery.problem->reply->code, 535);
    QCOMPARE(both.line.servers.size(), 1U);
    QCOMPARE(both.line.said("AUTH"), 1);
}

void tst_WarmConnection::itIsDroppedWhenNothingComes()
{
    Warmed both;
    both.line.route.timeouts.idle = 50ms;
    both.open();
    QTRY_COMPARE(both.line.said("QUIT"), 1);
    QCOMPARE(both.line.said("AUTH"), 1);
    QTRY_COMPARE(([&] { return both.open(), both.line.servers.size(); })(), 2U);
    QTRY_COMPARE(both.line.said("AUTH"), 2);
}

void tst_WarmConnection::oneForAnotherRouteTakesItsPlace()
{
    Warmed both;
    both.open();
    QTRY_VERIFY(both.isWarm());
    both.line.route = planTo(u"other.example.com"_s);
    both.open();
    both.line.send(1);
    QTRY_VERIFY(both.line.isDone());
    QCOMPARE(both.line.statuses(), std::vector{Status::Sent});
    QCOMPARE(both.line.servers.size(), 2U);
}

QTEST_GUILESS_MAIN(tst_WarmConnection)
#include "tst_WarmConnection.moc"
