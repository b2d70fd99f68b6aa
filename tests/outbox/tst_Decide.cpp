// SPDX-License-Identifier: MIT
#include "Attempts.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

class tst_Decide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void onlyWhatIsQueuedGoesOut_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("step");
        QTest::newRow("queued") << int(State::Queued) << int(Step::Kind::Send);
        for (const State state : {State::Sending, State::Committing, State::InDoubt, State::Sent,
                                  State::Failed, State::Cancelled})
            QTest::addRow("%s", idOf(state).data()) << int(state) << int(Step::Kind::Rest);
    }
    void onlyWhatIsQueuedGoesOut()
    {
        QFETCH(int, state);
        Record record = queued();
        record.state = static_cast<State>(state);
        QTEST(int(decide(record, {}, noon).kind), "step");
    }

    void aMailWaitsUntilItIsDueWhateverTheClockDoes_data()
    {
        QTest::addColumn<qint64>("since"); // from the moment that set a wait of an hour
        QTest::addColumn<int>("step");
        QTest::newRow("at once") << qint64{0} << int(Step::Kind::Wait);
        QTest::newRow("a second early") << qint64{3599} << int(Step::Kind::Wait);
        QTest::newRow("due") << qint64{3600} << int(Step::Kind::Send);
        QTest::newRow("the clock jumped ten years ahead") << qint64{315'360'000} << int(Step::Kind::Send);
        QTest::newRow("the clock was set back a minute") << qint64{-60} << int(Step::Kind::Send);
        QTest::newRow("the clock was set back ten years") << qint64{-315'360'000} << int(Step::Kind::Send);
    }
    void aMailWaitsUntilItIsDueWhateverTheClockDoes()
    {
        QFETCH(qint64, since);
        Record record = queued();
        record.due = noon.addSecs(3600);
        QTEST(int(decide(record, {}, noon.addSecs(since)).kind), "step");
    }

    void aServerTakesNoMoreRecipientsAtOnceThanItsProviderSays()
    {
        const Record record = queued({u"a@x.org"_s, u"b@x.org"_s, u"c@x.org"_s});
        const Bounds bounds{.limits = {.recipientsPerMessage = 2}};
        const Step step = decide(record, bounds, noon);
        QCOMPARE(step.to, (std::vector{address(u"a@x.org"_s), address(u"b@x.org"_s)}));
        const Attempt made{.to = step.to,
                           .delivery = {.status = Delivery::Status::Sent,
                                        .recipients = {result(record, 0, 250), result(record, 1, 250)}}};
        const Record rest = after(takenUp(record, step.to), made, noon);
        QCOMPARE(rest.state, State::Queued);
        QCOMPARE(rest.due, noon);
        QCOMPARE(decide(rest, bounds, noon).to, std::vector{address(u"c@x.org"_s)});
    }

    void theDaysAllowanceOpensWhenTheOldestMailIsADayOld()
    {
        const Bounds bounds{.limits = {.messagesPerDay = 2},
                            .sentLately = {noon.addSecs(-90'000), noon.addSecs(-7200), noon.addSecs(-60)}};
        const Step step = decide(queued(), bounds, noon);
        QCOMPARE(step.kind, Step::Kind::Wait);
        QCOMPARE(step.when, noon.addSecs(-7200).addDays(1));
        QCOMPARE(decide(queued(), bounds, step.when).kind, Step::Kind::Send);
    }

    void whatBecomesOfAMailFollowsFromItsReplies_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QList<int>>("codes");
        QTest::addColumn<QString>("causeId");
        QTest::addColumn<int>("retry");
        QTest::addColumn<QString>("state");
        QTest::addColumn<qint64>("wait"); // -1: none
        const int no = int(Delivery::Status::NotSent), sent = int(Delivery::Status::Sent),
                  partly = int(Delivery::Status::Partly), doubt = int(Delivery::Status::InDoubt);
        const int later = int(Retry::Later), fix = int(Retry::AfterFix), never = int(Retry::Never);
        const qint64 none = -1;
        QTest::newRow("taken") << sent << QList{250} << QString() << fix << u"sent"_s << none;
        QTest::newRow("greylisted") << no << QList{451} << u"rcpt.greylisted"_s << later << u"queued"_s
                                    << qint64{300};
        QTest::newRow("421") << no << QList<int>{} << u"server.unavailable"_s << later << u"queued"_s
                             << qint64{300};
        QTest::newRow("offline") << no << QList<int>{} << u"net.offline"_s << later << u"queued"_s
                                 << qint64{30};
        QTest::newRow("the day's quota")
            << no << QList{250} << u"limit.daily"_s << later << u"queued"_s << qint64{3600};
        QTest::newRow("no such user") << no << QList{550} << u"rcpt.unknown"_s << fix << u"failed"_s << none;
        QTest::newRow("wrong password")
            << no << QList<int>{} << u"auth.bad-credentials"_s << fix << u"failed"_s << none;
        QTest::newRow("never") << no << QList{250} << u"message.spam"_s << never << u"failed"_s << none;
        QTest::newRow("one taken, one 4xx")
            << partly << QList{250, 451} << u"rcpt.greylisted"_s << later << u"queued"_s << qint64{300};
        QTest::newRow("one taken, one 5xx")
            << partly << QList{250, 550} << u"rcpt.unknown"_s << fix << u"failed"_s << none;
        QTest::newRow("one 4xx beside a 5xx goes on though the cause is the other's")
            << partly << QList{250, 451, 550} << u"rcpt.unknown"_s << fix << u"queued"_s << qint64{900};
        QTest::newRow("in doubt") << doubt << QList{250} << u"net.closed"_s << later << u"in-doubt"_s << none;
    }
    void whatBecomesOfAMailFollowsFromItsReplies()
    {
        QFETCH(int, status);
        QFETCH(QList<int>, codes);
        QFETCH(QString, causeId);
        QFETCH(int, retry);
        const std::optional<Diagnosis> diagnosis =
            causeId.isEmpty() ? std::nullopt : std::optional(cause(causeId, static_cast<Retry>(retry)));
        QStringList people;
        for (qsizetype i = 0; i < qMax(codes.size(), qsizetype{1}); ++i)
            people.append(u"r%1@example.net"_s.arg(i));
        const Record record = tried(queued(people), static_cast<Delivery::Status>(status),
                                    {codes.begin(), codes.end()}, diagnosis);
        QTEST(QString(idOf(record.state)), "state");
        QTEST(record.due.isValid() ? secondsUntil(record) : qint64{-1}, "wait");
        QCOMPARE(record.attempts, 1);
    }

    void theBackOffGrowsAndStaysAtItsLastWait()
    {
        Record record = queued();
        QList<qint64> waits;
        for (int i = 0; i < 5; ++i) {
            record = tried(record, Delivery::Status::NotSent, {451}, cause(u"rcpt.greylisted"_s));
            waits.append(secondsUntil(record));
        }
        QCOMPARE(waits, (QList<qint64>{300, 600, 1800, 1800, 1800}));
    }

    void whoWasTakenOnceIsNeverAddressedAgain()
    {
        Record record = queued({u"a@x.org"_s, u"b@x.org"_s});
        record = tried(record, Delivery::Status::Partly, {250, 451}, cause(u"rcpt.greylisted"_s));
        QCOMPARE(record.recipients[0].status, Status::Accepted);
        QCOMPARE(decide(record, {}, record.due).to, std::vector{address(u"b@x.org"_s)});
        record = told(record, Word::TryNow, noon);
        QCOMPARE(decide(record, {}, noon).to, std::vector{address(u"b@x.org"_s)});
    }

    void whoseOwnPartWasTakenIsNotInDoubtWithTheOthers()
    {
        const Record fresh = queued({u"a@x.org"_s, u"b@x.org"_s});
        Attempt made = attempt(fresh, Delivery::Status::InDoubt, {250, 250}, cause(u"net.closed"_s));
        made.delivery.recipients[0].status = RecipientResult::Status::Accepted;
        const Record record = after(takenUp(fresh, made.to), made, noon);
        QCOMPARE(record.state, State::InDoubt);
        QCOMPARE(record.recipients[0].status, Status::Accepted);
        QCOMPARE(record.recipients[1].status, Status::Tried);
        QCOMPARE(decide(told(record, Word::SendAgain, noon), {}, noon).to,
                 std::vector{address(u"b@x.org"_s)});
    }

    void aYesToRcptIsNoneWhenTheMailWasRefused()
    {
        const Record record =
            tried(queued(), Delivery::Status::NotSent, {250}, cause(u"message.spam"_s, Retry::AfterFix));
        QCOMPARE(record.recipients[0].status, Status::Pending);
    }

    void itGivesUpAfterFiveDaysOfTryingButNotAfterAJumpOfTheClock()
    {
        Record record = queued();
        record.queuedAt = noon.addDays(-6);
        record.attempts = 2;
        QCOMPARE(tried(record, Delivery::Status::NotSent, {451}, cause(u"rcpt.greylisted"_s)).state,
                 State::Queued);
        record.attempts = 20;
        QCOMPARE(tried(record, Delivery::Status::NotSent, {451}, cause(u"rcpt.greylisted"_s)).state,
                 State::Failed);
    }

    void aServerThatIsNotThereIsAskedAgain()
    {
        Attempt made =
            attempt(queued(), Delivery::Status::NotSent, {}, cause(u"net.refused"_s, Retry::AfterFix));
        made.delivery.problem = Problem{.stage = Stage::Connect, .kind = Problem::Kind::Refused};
        const Record record = after(takenUp(queued(), made.to), made, noon);
        QCOMPARE(record.state, State::Queued);
        QVERIFY(record.due > noon);
        QCOMPARE(record.diagnosis->cause, u"net.refused"_s); // and why it waits is said meanwhile
    }

    void whatWasCalledOffWaitsForTheNextRun()
    {
        Attempt made = attempt(queued(), Delivery::Status::NotSent, {}, cause(u"unknown"_s, Retry::AfterFix));
        made.delivery.problem = Problem{.stage = Stage::Send, .kind = Problem::Kind::Cancelled};
        const Record record = after(takenUp(queued(), made.to), made, noon);
        QCOMPARE(record.state, State::Queued);
        QCOMPARE(record.due, noon);
        QVERIFY(!record.diagnosis);
    }
};

QTEST_APPLESS_MAIN(tst_Decide)
#include "tst_Decide.moc"
