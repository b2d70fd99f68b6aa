// SPDX-License-Identifier: MIT
#include "Attempts.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

class tst_Told : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

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

    void aLockedKeychainHoldsAMailUpAndAMissingAccountStopsIt()
    {
        const Record waits = heldUp(queued(), {.kind = Problem::Kind::KeychainLocked}, noon);
        QCOMPARE(waits.state, State::Queued);
        QVERIFY(waits.due > noon);
        QCOMPARE(waits.attempts, 0);
        QCOMPARE(heldUp(queued(), badInput(u"x"_s, u"y"_s), noon).state, State::Failed);
    }

    void onlyWhatIsNotOnItsWayAndNotOverIsHeld()
    {
        for (const State state :
             {State::Sending, State::Committing, State::InDoubt, State::Sent, State::Cancelled}) {
            Record record = queued();
            record.state = state;
            QCOMPARE(held(record, noon).state, state);
        }
        const Record back = held(queued(), noon);
        QCOMPARE(back.state, State::Failed);
        QCOMPARE(back.problem->kind, Problem::Kind::Cancelled);
        QVERIFY(decide(back, {}, noon.addDays(30)).kind == Step::Kind::Rest);
        QCOMPARE(told(back, Word::TryNow, noon).state, State::Queued);
    }
};

QTEST_APPLESS_MAIN(tst_Told)
#include "tst_Told.moc"
