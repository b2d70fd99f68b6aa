// SPDX-License-Identifier: MIT
#include "Mails.h"
#include "outbox/Courier.h"
#include "scenario/BuiltIn.h"
#include "support/ScriptedWire.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

namespace {

/// An outbox, a server that behaves as its scenario says, and a clock that stands still.
struct House
{
    QTemporaryDir folder{};
    std::unique_ptr<Outbox> box = openOutbox(folder);
    QString scenario = u"good"_s;
    QDateTime now = noon;
    std::vector<std::shared_ptr<scenario::Player>> servers{};
    std::optional<Problem> noPlan{};
    std::optional<smtp::Plan> plan{};
    std::shared_ptr<WarmConnection> warm{};

    std::unique_ptr<wire::Wire> wire()
    {
        servers.push_back(std::make_shared<scenario::Player>(scenario::builtInScenario(scenario).value()));
        return std::make_unique<ScriptedWire>(servers.back());
    }

    [[nodiscard]] Means means()
    {
        return {.wires = [this] { return wire(); },
                .planOf =
                    [this](const QueuedMail &mail, const PlanAnswer &answer) {
                        if (noPlan)
                            answer(*noPlan);
                        else
                            answer(plan.value_or(mail.plan));
                    },
                .now = [this] { return now; },
                .warm = warm};
    }

    /// Until nothing is due; when it goes on.
    QDateTime run()
    {
        Courier courier(*box, means(), diagnose::Judge::builtIn());
        QSignalSpy rested(&courier, &Courier::rested);
        if (!box->look(now))
            return {};
        courier.run();
        if (rested.isEmpty() && !rested.wait(10'000))
            return {};
        return rested.first().first().toDateTime();
    }

    QList<QByteArrayList> taken() const
    {
        QList<QByteArrayList> all;
        for (const auto &server : servers) {
            for (const auto &mail : server->takeCaptured())
                all.append(mail.recipients);
        }
        return all;
    }
    [[nodiscard]] Record record(const QString &id) const { return *box->ledger().find(id); }
};

} // namespace

class tst_Courier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everythingThatIsDueGoesOutOnceAndItsFilesGo()
    {
        House house;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(queueLetter(*house.box, id, {id + u"@example.net"_s}).ok());
        QVERIFY(!house.run().isValid());
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
            QCOMPARE(house.record(id).state, State::Sent);
            QCOMPARE(house.record(id).attempts, 1);
            QVERIFY(!house.box->pairs().holds(id));
        }
        QCOMPARE(house.taken().size(), 3);
        QVERIFY(!house.run().isValid());
        QVERIFY(house.taken().isEmpty());
    }

    void theConnectionThatStandsReadyIsTaken()
    {
        House house;
        house.warm = std::make_shared<WarmConnection>([&house] { return house.wire(); });
        house.plan = smtp::Plan{
            .endpoint = {.host = u"smtp.example.com"_s}, .user = u"anna"_s, .secret = Secret("secret")};
        QVERIFY(queueLetter(*house.box, u"a"_s).ok());
        house.warm->open(*house.plan);
        QCOMPARE(house.servers.size(), 1U);
        QVERIFY(!house.run().isValid());
        QCOMPARE(house.record(u"a"_s).state, State::Sent);
        QCOMPARE(house.servers.size(), 1U);
    }

    void theTerminatorLeavesOnlyAfterTheIntentIsDurable()
    {
        House house;
        QVERIFY(queueLetter(*house.box, u"a"_s).ok() && house.box->look(noon).ok());
        LedgerIntents intents(*house.box);
        QVERIFY(!intents.committing(u"a"_s).ok()); // nobody took it up
        QVERIFY(house.box->change(u"a"_s, [](const Record &r) { return takenUp(r, r.pending()); }).ok());
        QVERIFY(intents.committing(u"a"_s).ok());
        QCOMPARE(house.record(u"a"_s).state, State::Committing);
        QCOMPARE(openOutbox(house.folder)->ledger().find(u"a"_s)->state, State::Committing);
        QVERIFY(!intents.committing(u"unknown"_s).ok());
    }

    void greylistingWaitsMinutesAndThenGoesOut()
    {
        House house;
        house.scenario = u"greylisted"_s;
        QVERIFY(queueLetter(*house.box, u"a"_s).ok());
        QCOMPARE(house.run(), noon.addSecs(300));
        QCOMPARE(house.record(u"a"_s).diagnosis->cause, u"rcpt.greylisted"_s);
        QCOMPARE(house.record(u"a"_s).recipients[0].cause, u"rcpt.greylisted"_s);
        house.scenario = u"good"_s;
        house.now = noon.addSecs(299);
        QCOMPARE(house.run(), noon.addSecs(300));
        QCOMPARE(house.record(u"a"_s).state, State::Queued);
        house.now = noon.addSecs(300);
        QVERIFY(!house.run().isValid());
        QCOMPARE(house.record(u"a"_s).state, State::Sent);
    }

    void aConnectionLostBehindTheDotIsInDoubtAndStaysSo()
    {
        House house;
        house.scenario = u"close-after-dot"_s;
        QVERIFY(queueLetter(*house.box, u"a"_s).ok());
        QVERIFY(!house.run().isValid());
        QCOMPARE(house.record(u"a"_s).state, State::InDoubt);
        QVERIFY(house.box->pairs().holds(u"a"_s));
        house.taken();
        house.scenario = u"good"_s;
        house.now = noon.addDays(30);
        QVERIFY(!house.run().isValid());
        QVERIFY(house.taken().isEmpty());
        QVERIFY(house.box->tell(u"a"_s, Word::SendAgain, house.now).ok());
        house.run();
        QCOMPARE(house.taken().size(), 1);
        QCOMPARE(house.record(u"a"_s).state, State::Sent);
    }

    void aRefusedRecipientIsNamedAndTheOthersAreNotAddressedTwice()
    {
        House house;
        const QList<QByteArrayList> bob{{"bob@example.net"}};
        const QList<QByteArrayList> nobody{{"nobody@example.net"}};
        house.scenario = u"second-rcpt-unknown"_s;
        smtp::Plan plan{.endpoint = {u"smtp.example.com"_s, 587, Security::StartTls}};
        plan.partial = smtp::Partial::Accepted;
        house.plan = plan;
        QVERIFY(queueLetter(*house.box, u"a"_s, {u"bob@example.net"_s, u"nobody@example.net"_s}).ok());
        house.run();
        const Record record = house.record(u"a"_s);
        QCOMPARE(record.state, State::Failed);
        QCOMPARE(record.recipients[0].status, Standing::Status::Accepted);
        QCOMPARE(record.recipients[1].status, Standing::Status::Refused);
        QCOMPARE(record.recipients[1].cause, u"rcpt.unknown"_s);
        QCOMPARE(house.taken(), bob);
        house.scenario = u"good"_s;
        QVERIFY(house.box->tell(u"a"_s, Word::TryNow, noon).ok());
        house.run();
        QCOMPARE(house.taken(), nobody);
        QCOMPARE(house.record(u"a"_s).state, State::Sent);
    }

    void aBrokenMessageIsPutAsideAndTheNextOneGoesOut()
    {
        House house;
        QVERIFY(queueLetter(*house.box, u"a"_s).ok() && queueLetter(*house.box, u"b"_s).ok());
        QFile file(house.folder.filePath(u"outbox/msg/a.eml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("torn") == 4);
        file.close();
        house.run();
        QCOMPARE(house.record(u"a"_s).state, State::Failed);
        QCOMPARE(house.record(u"b"_s).state, State::Sent);
        QCOMPARE(house.box->takeRemarks().size(), 1U);
        QCOMPARE(house.taken().size(), 1);
    }

    void withoutItsPasswordAMailWaitsAndNothingIsTried()
    {
        House house;
        house.noPlan = Problem{.kind = Problem::Kind::KeychainLocked, .subject = u"Work"_s};
        QVERIFY(queueLetter(*house.box, u"a"_s).ok());
        QVERIFY(house.run() > noon);
        QVERIFY(house.servers.empty());
        QCOMPARE(house.record(u"a"_s).attempts, 0);
        QCOMPARE(house.record(u"a"_s).problem->kind, Problem::Kind::KeychainLocked);
    }

    void onlyTheChosenOnesGoOut()
    {
        House house;
        QVERIFY(queueLetter(*house.box, u"a"_s).ok() && queueLetter(*house.box, u"b"_s).ok());
        QVERIFY(house.box->look(noon).ok());
        Courier courier(*house.box, house.means(), diagnose::Judge::builtIn());
        QSignalSpy rested(&courier, &Courier::rested);
        courier.run({u"b"_s});
        QVERIFY(!rested.isEmpty() || rested.wait(10'000));
        QCOMPARE(house.record(u"a"_s).state, State::Queued);
        QCOMPARE(house.record(u"b"_s).state, State::Sent);
    }

    void whatIsCalledOffStaysQueuedAndTheNextIsNotBegun()
    {
        House house;
        house.scenario = u"silent"_s;
        QVERIFY(queueLetter(*house.box, u"a"_s).ok() && queueLetter(*house.box, u"b"_s).ok());
        QVERIFY(house.box->look(noon).ok());
        Courier courier(*house.box, house.means(), diagnose::Judge::builtIn());
        QSignalSpy rested(&courier, &Courier::rested);
        courier.run();
        QTest::qWait(50);
        QVERIFY(rested.isEmpty());
        courier.stop();
        QVERIFY(!rested.isEmpty() || rested.wait(2'000));
        for (const QString &id : {u"a"_s, u"b"_s}) {
            QCOMPARE(house.record(id).state, State::Queued);
            QVERIFY(!house.record(id).due.isValid() || house.record(id).due <= noon);
        }
        QCOMPARE(house.servers.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(tst_Courier)
#include "tst_Courier.moc"
