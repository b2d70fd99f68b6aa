// SPDX-License-Identifier: MIT
// Every way in which a run ends early: cancelled, out of time, failed.
#include "Driving.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using Kind = Problem::Kind;
using scenario::Act;

namespace {

const QByteArray letter = "Subject: hello\r\n\r\n.starts with a dot\r\nbye\r\n";

/// Fails in its middle, or just ends there.
class Broken : public QBuffer
{
public:
    explicit Broken(bool says) : m_says(says) { setData(QByteArray(200'000, 'x')); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (pos() < 100'000)
            return QBuffer::readData(data, std::min<qint64>(most, 50'000));
        setErrorString(u"Input/output error"_s);
        return m_says ? -1 : 0;
    }

private:
    bool m_says;
};

} // namespace

class tst_DriverEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sendingNothingIsAProblem();
    void aMessageThatBreaksOffIsNeverTerminated_data();
    void aMessageThatBreaksOffIsNeverTerminated();
    void cancelEndsItAtOnceInEveryPhase_data();
    void cancelEndsItAtOnceInEveryPhase();
    void cancelBeforeStartEndsItToo();
    void silenceEndsAtThePhasesBound_data();
    void silenceEndsAtThePhasesBound();
    void aBlockThatMovesIsNotSilent();
    void plaintextBehindStartTlsIsAnInjection_data();
    void plaintextBehindStartTlsIsAnInjection();
    void aFailedConnectionIsToldWithItsTarget();
    void theNetworksLastWordIsHeardOnce();
};

void tst_DriverEnds::sendingNothingIsAProblem()
{
    Driving driving(mailPlan(), goodServer());
    driving.driver().start();
    QCOMPARE(driving.finishes, 0);
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->problem->kind, Kind::BadInput);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::NotSent);
    QVERIFY(driving.server().heard().isEmpty());
}

void tst_DriverEnds::aMessageThatBreaksOffIsNeverTerminated_data()
{
    QTest::addColumn<bool>("says");
    QTest::newRow("a read error") << true;
    QTest::newRow("an early end") << false;
}

void tst_DriverEnds::aMessageThatBreaksOffIsNeverTerminated()
{
    QFETCH(bool, says);
    Driving driving(mailPlan(), goodServer(), std::make_unique<Broken>(says));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QVERIFY(driving.run->problem);
    QCOMPARE(driving.run->problem->kind, Kind::FileUnreadable);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::NotSent);
    QVERIFY(driving.server().takeCaptured().empty());
    QCOMPARE(driving.commitsAsked, 0);
}

void tst_DriverEnds::cancelEndsItAtOnceInEveryPhase_data()
{
    QTest::addColumn<QString>("silent");
    QTest::addColumn<QString>("reached");
    QTest::addColumn<Delivery::Status>("status");
    const auto row = [](const char *name, const QString &silent, const QString &reached,
                        Delivery::Status status = Delivery::Status::NotSent) {
        QTest::newRow(name) << silent << reached << status;
    };
    row("connecting", u"connect"_s, u"connect"_s);
    row("greeting", u"greeting"_s, u"greeting"_s);
    row("hello", u"ehlo"_s, u"EHLO"_s);
    row("starttls", u"starttls"_s, u"STARTTLS"_s);
    row("handshake", u"handshake"_s, u"STARTTLS"_s);
    row("sign-in", u"auth"_s, u"AUTH"_s);
    row("sender", u"mail"_s, u"MAIL"_s);
    row("data", u"data"_s, u"DATA"_s);
    row("streaming", u"block"_s, u"DATA"_s);
    row("commit", u"commit"_s, u"commit"_s);
    row("final reply", u"body"_s, u"."_s, Delivery::Status::InDoubt);
}

void tst_DriverEnds::cancelEndsItAtOnceInEveryPhase()
{
    QFETCH(QString, silent);
    QFETCH(QString, reached);
    Way way{.answers = silent != u"connect"};
    if (silent == u"block")
        way.blockedAt = 500'000;
    const QByteArray body = silent == u"block" ? QByteArray(3'000'000, 'x') : letter;
    Driving driving(mailPlan(), silentAt(silent), deviceOf(body), way);
    driving.commits = silent != u"commit";
    driving.driver().start();
    QTRY_VERIFY(driving.hasReached(reached));
    QTest::qWait(20);
    QVERIFY(!driving.run);
    driving.driver().cancel();
    QVERIFY(!driving.run);
    QTRY_VERIFY_WITH_TIMEOUT(driving.run, 1000);
    QCOMPARE(driving.run->problem->kind, Kind::Cancelled);
    QTEST(driving.run->delivery.status, "status");
    driving.driver().cancel();
    QTest::qWait(20);
    QCOMPARE(driving.finishes, 1);
}

void tst_DriverEnds::cancelBeforeStartEndsItToo()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter));
    driving.driver().cancel();
    driving.driver().start();
    QTRY_COMPARE(driving.finishes, 1);
    QCOMPARE(driving.run->problem->kind, Kind::Cancelled);
    QVERIFY(driving.server().heard().isEmpty());
}

void tst_DriverEnds::silenceEndsAtThePhasesBound_data()
{
    QTest::addColumn<QString>("silent");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Delivery::Status>("status");
    const auto never = Delivery::Status::NotSent;
    QTest::newRow("greeting") << u"greeting"_s << Stage::Greeting << never;
    QTest::newRow("hello") << u"ehlo"_s << Stage::Hello << never;
    QTest::newRow("handshake") << u"handshake"_s << Stage::Tls << never;
    QTest::newRow("sign-in") << u"auth"_s << Stage::Auth << never;
    QTest::newRow("sender") << u"mail"_s << Stage::Sender << never;
    QTest::newRow("data") << u"data"_s << Stage::Send << never;
    QTest::newRow("a block") << u"block"_s << Stage::Send << never;
    QTest::newRow("the final reply") << u"body"_s << Stage::Send << Delivery::Status::InDoubt;
}

void tst_DriverEnds::silenceEndsAtThePhasesBound()
{
    QFETCH(QString, silent);
    auto plan = mailPlan();
    const auto brief = 150ms;
    plan.timeouts = {brief, brief, brief, brief, brief, brief, brief, brief};
    Way way;
    if (silent == u"block")
        way.blockedAt = 500'000;
    const QByteArray body = silent == u"block" ? QByteArray(3'000'000, 'x') : letter;
    Driving driving(plan, silentAt(silent), deviceOf(body), way);
    driving.driver().start();
    QTRY_VERIFY_WITH_TIMEOUT(driving.run, 2000);
    QCOMPARE(driving.run->problem->kind, Kind::TimedOut);
    QTEST(driving.run->problem->stage, "stage");
    QTEST(driving.run->delivery.status, "status");
    QVERIFY(driving.run->elapsedMs >= 140);
}

/// Ten turns 20 ms apart take longer than the bound of one block, and each of them moves something.
void tst_DriverEnds::aBlockThatMovesIsNotSilent()
{
    auto plan = mailPlan();
    plan.timeouts.block = 120ms;
    const Way slow{.octetsPerTurn = 200'000, .msPerTurn = 20};
    Driving driving(plan, goodServer(), deviceOf(QByteArray(3'000'000, 'x')), slow);
    driving.driver().start();
    QTRY_VERIFY_WITH_TIMEOUT(driving.run, 20'000);
    QVERIFY(!driving.run->problem);
    QVERIFY2(driving.run->elapsedMs > 200, qPrintable(QString::number(driving.run->elapsedMs)));
}

void tst_DriverEnds::plaintextBehindStartTlsIsAnInjection_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<QByteArray>("behind");
    for (const auto cut : allCuts) {
        QTest::addRow("a reply, cut %d", int(cut)) << cut << QByteArray("250-evil\r\n250 AUTH PLAIN\r\n");
        QTest::addRow("one byte, cut %d", int(cut)) << cut << QByteArray("2");
        QTest::addRow("a fragment, cut %d", int(cut)) << cut << QByteArray("250-AUTH PL");
    }
}

void tst_DriverEnds::plaintextBehindStartTlsIsAnInjection()
{
    QFETCH(Cut, cut);
    QFETCH(QByteArray, behind);
    scenario::Scenario evil = goodServer();
    evil.on[u"starttls"_s] = {{{.bytes = "220 go ahead\r\n" + behind}, {.kind = Act::Kind::BeginTls}}};
    Driving driving(mailPlan(), evil, deviceOf(letter), {.cut = cut});
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->problem->kind, Kind::InjectedPlaintext);
    QCOMPARE(driving.run->problem->stage, Stage::Tls);
    QCOMPARE(driving.linesOf(Line::From::Client).last(), u"STARTTLS"_s);
}

void tst_DriverEnds::aFailedConnectionIsToldWithItsTarget()
{
    auto plan = mailPlan();
    plan.connectTo = Endpoint{.host = u"::1"_s, .port = 2525};
    Driving driving(plan, goodServer(), deviceOf(letter),
                    {.failure = Problem{.stage = Stage::Connect, .kind = Kind::Refused, .words = u"no"_s}});
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->problem->kind, Kind::Refused);
    QCOMPARE(driving.run->problem->target, u"[::1]:2525"_s);
    QVERIFY(driving.run->problem->beforeGreeting);
    QCOMPARE(driving.step(Stage::Connect)->status, StepStatus::Failed);
    QCOMPARE(driving.run->delivery.recipients.size(), 1);
    QCOMPARE(driving.run->delivery.recipients.front().status, RecipientResult::Status::NotTried);
}

void tst_DriverEnds::theNetworksLastWordIsHeardOnce()
{
    scenario::Scenario leaving = goodServer();
    leaving.on[u"mail"_s] = {{{.bytes = "421 4.3.2 closing"}, {.kind = Act::Kind::Close}}};
    Driving driving(mailPlan(), leaving, deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->problem->kind, Kind::Closed);
    QCOMPARE(driving.run->problem->stage, Stage::Sender);
    QVERIFY(driving.run->problem->words.contains(u"421 4.3.2 closing"_s));
    QCOMPARE(driving.linesOf(Line::From::Server).last(), u"421 4.3.2 closing"_s);
    QCOMPARE(driving.finishes, 1);
}

QTEST_GUILESS_MAIN(tst_DriverEnds)
#include "tst_DriverEnds.moc"
