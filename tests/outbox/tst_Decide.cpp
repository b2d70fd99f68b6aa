// SPDX-License-Identifier: MIT
#include "outbox/Decide.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using Status = Standing::Status;

namespace {

const QDateTime noon(QDate(2026, 5, 4), QTime(12, 0), Qt::UTC);

Address address(const QString &text)
{
    return *Address::parse(text);
}

Record queued(const QStringList &recipients = {u"bob@example.net"_s})
{
    Record record{.id = u"1"_s, .queuedAt = noon, .decidedAt = noon, .due = noon};
    for (const QString &one : recipients)
        record.recipients.push_back({address(one)});
    return record;
}

Reply reply(int code)
{
    return {.code = code, .lines = {u"%1 so it is"_s.arg(code)}};
}

RecipientResult result(const Record &record, std::size_t place, int code)
{
    return {.address = record.recipients[place].address,
            .status = code < 400 ? RecipientResult::Status::Accepted : RecipientResult::Status::Refused,
            .reply = reply(code)};
}

/// An attempt for all who are pending; `codes` are the replies to RCPT.
Attempt attempt(const Record &record, Delivery::Status status, const std::vector<int> &codes,
                const std::optional<Diagnosis> &diagnosis = {})
{
    Attempt made{.to = record.pending(), .delivery = {.status = status}, .diagnosis = diagnosis};
    for (std::size_t i = 0; i < codes.size(); ++i)
        made.delivery.recipients.push_back(result(record, i, codes[i]));
    return made;
}

Diagnosis cause(const QString &id, Retry retry = Retry::Later)
{
    return {.cause = id, .retry = retry};
}

Record tried(Record record, Delivery::Status status, const std::vector<int> &codes,
             const std::optional<Diagnosis> &diagnosis = {})
{
    const Attempt made = attempt(record, status, codes, diagnosis);
    return after(takenUp(std::move(record), made.to), made, noon);
}

qint64 secondsUntil(const Record &record)
{
    return noon.secsTo(record.due);
}

} // namespace

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

    void aYesToRcptIsNoneWhenTheMailWasRefused()
    {
        const Record record =
            tried(queued(), Delivery::Status::NotSent, {250}, cause(u"message.spam"_s, Retry::AfterFix));
        QCOMPARE(record.recipients[0].status, Status::Pending);
    }

    void doubtWaitsForAPerson_data()
    {
        QTest::addColumn<int>("word");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("standing");
        QTest::newRow("try now") << int(Word::TryNow) << u"in-doubt"_s << int(Status::Tried);
        QTest::newRow("arrived") << int(Word::Arrived) << u"sent"_s << int(Status::Accepted);
        QTest::newRow("send again") << int(Word::SendAgain) << u"queued"_s << int(Status::Pending);
        QTest::newRow("cancel") << int(Word::Cancel) << u"cancelled"_s << int(Status::Tried);
    }
    void doubtWaitsForAPerson()
    {
        QFETCH(int, word);
        const Record doubtful = tried(queued(), Delivery::Status::InDoubt, {250}, cause(u"net.closed"_s));
        QCOMPARE(decide(doubtful, {}, noon.addYears(1)).kind, Step::Kind::Rest);
        const Record record = told(doubtful, static_cast<Word>(word), noon);
        QTEST(QString(idOf(record.state)), "state");
        QTEST(int(record.recipients[0].status), "standing");
    }

    void whatArrivedGoesOnForThoseWhoWereNotInIt()
    {
        Record record = queued({u"a@x.org"_s, u"b@x.org"_s});
        record = takenUp(record, {address(u"a@x.org"_s)});
        record.state = State::Committing;
        record = told(recovered(record, noon), Word::Arrived, noon);
        QCOMPARE(record.state, State::Queued);
        QCOMPARE(decide(record, {}, noon).to, std::vector{address(u"b@x.org"_s)});
    }

    void aMailIsCancelledUnlessItIsOnItsWayOrDone_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("goes");
        for (const State state : {State::Queued, State::Failed, State::InDoubt})
            QTest::addRow("%s", idOf(state).data()) << int(state) << true;
        for (const State state : {State::Sending, State::Committing, State::Sent})
            QTest::addRow("%s", idOf(state).data()) << int(state) << false;
    }
    void aMailIsCancelledUnlessItIsOnItsWayOrDone()
    {
        QFETCH(int, state);
        Record record = queued();
        record.state = static_cast<State>(state);
        QTEST(told(record, Word::Cancel, noon).state == State::Cancelled, "goes");
    }

    void anAttemptThatTheProgramDidNotSurviveIsRepeatedAndAtLastStopped()
    {
        Record record = queued();
        for (int crash = 1; crash <= 2; ++crash) {
            record = recovered(takenUp(record, record.pending()), noon);
            QCOMPARE(record.state, State::Queued);
            QCOMPARE(record.pending().size(), 1U);
        }
        record = recovered(takenUp(record, record.pending()), noon);
        QCOMPARE(record.state, State::Failed);
        QCOMPARE(record.problem->kind, Problem::Kind::Internal);
        record = told(record, Word::TryNow, noon);
        QCOMPARE(recovered(takenUp(record, record.pending()), noon).state, State::Queued);
    }

    void aCommitThatTheProgramDidNotSurviveIsInDoubt()
    {
        Record record = takenUp(queued(), queued().pending());
        record.state = State::Committing;
        QCOMPARE(recovered(record, noon).state, State::InDoubt);
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

    void aLockedKeychainHoldsAMailUpAndAMissingAccountStopsIt()
    {
        const Record waits = heldUp(queued(), {.kind = Problem::Kind::KeychainLocked}, noon);
        QCOMPARE(waits.state, State::Queued);
        QVERIFY(waits.due > noon);
        QCOMPARE(waits.attempts, 0);
        QCOMPARE(heldUp(queued(), badInput(u"x"_s, u"y"_s), noon).state, State::Failed);
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
