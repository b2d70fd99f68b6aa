// SPDX-License-Identifier: MIT
#include "Mails.h"
#include "outbox/Postroom.h"
#include "scenario/BuiltIn.h"
#include "support/ScriptedWire.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

namespace {

constexpr int patience = 10'000;

/// A postroom over a server that behaves as its scenario says; another program may work with its folder.
struct House
{
    QTemporaryDir folder{};
    QString scenario = u"good"_s;
    QDateTime now = noon;
    std::vector<std::shared_ptr<scenario::Player>> servers{};
    Postroom room{folder.filePath(u"outbox"_s), means(), diagnose::Judge::builtIn()};
    QList<std::vector<Record>> lists{};
    QHash<QString, QList<State>> states{};

    House()
    {
        QObject::connect(&room, &Postroom::listed, &room, [this](const auto &all) { lists.append(all); });
        QObject::connect(&room, &Postroom::changed, &room,
                         [this](const Record &one) { states[one.id].append(one.state); });
    }

    [[nodiscard]] Means means()
    {
        return {.wires = [this]() -> std::unique_ptr<wire::Wire> {
                    servers.push_back(
                        std::make_shared<scenario::Player>(scenario::builtInScenario(scenario).value()));
                    return std::make_unique<ScriptedWire>(servers.back());
                },
                .planOf = [](const QueuedMail &mail, const PlanAnswer &answer) { answer(mail.plan); },
                .now = [this] { return now; }};
    }

    [[nodiscard]] Outcome queue(const QString &id)
    {
        const auto message = mailOf(letter, {u"bob@example.net"_s});
        return room.queue(waiting(id, message), message);
    }

    [[nodiscard]] State last(const QString &id) const
    {
        return states.value(id).isEmpty() ? State::Cancelled : states.value(id).back();
    }
};

} // namespace

class tst_Postroom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aMailIsOnDiskWhenItWasTakenInAndIsSentByItself()
    {
        House house;
        house.room.open();
        QVERIFY(house.queue(u"a"_s).ok());
        QVERIFY(QFile::exists(house.folder.filePath(u"outbox/msg/a.eml"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
        QCOMPARE(house.states.value(u"a"_s).front(), State::Queued);
        QVERIFY(house.states.value(u"a"_s).contains(State::Sending));
    }

    void whatWaitedWhenTheProgramEndedGoesOnWhenItBegins()
    {
        House house;
        QVERIFY(queueLetter(*openOutbox(house.folder), u"a"_s).ok());
        house.room.open();
        QCOMPARE(house.lists.size(), 1);
        QCOMPARE(house.lists.front().size(), 1U);
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
    }

    void itSendsWhatAnotherProgramQueues()
    {
        House house;
        house.room.open();
        const auto other = openOutbox(house.folder);
        QVERIFY(queueLetter(*other, u"a"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
    }

    void itListsWhatAnotherProgramChanges()
    {
        House house;
        house.scenario = u"greylisted"_s;
        house.room.open();
        QVERIFY(house.queue(u"a"_s).ok());
        QTRY_VERIFY_WITH_TIMEOUT(house.states.value(u"a"_s).size() > 2 && house.last(u"a"_s) == State::Queued,
                                 patience);
        house.lists.clear();
        const auto other = openOutbox(house.folder);
        QVERIFY(other->tell(u"a"_s, Word::Cancel, noon).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!house.lists.isEmpty(), patience);
        QVERIFY(house.lists.back().empty());
    }

    void itWaitsWhileAnotherProgramSendsAndGoesOnAfterwards()
    {
        House house;
        house.room.open();
        const auto other = openOutbox(house.folder);
        auto lock = other->lock();
        QVERIFY(lock && *lock);
        QVERIFY(house.queue(u"a"_s).ok());
        QTest::qWait(300);
        QVERIFY(house.servers.empty());
        lock.value().reset();
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
    }

    void itHoldsTheLockOnlyWhileItSends()
    {
        House house;
        house.room.open();
        QVERIFY(house.queue(u"a"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
        const auto other = openOutbox(house.folder);
        QTRY_VERIFY_WITH_TIMEOUT(*other->lock(), patience);
    }

    void aMailThatIsTakenBackStaysUntilItIsCancelled()
    {
        House house;
        house.scenario = u"greylisted"_s;
        const QSignalSpy back(&house.room, &Postroom::tookBack);
        house.room.open();
        QVERIFY(house.queue(u"a"_s).ok());
        QTRY_VERIFY_WITH_TIMEOUT(house.states.value(u"a"_s).size() > 2 && house.last(u"a"_s) == State::Queued,
                                 patience);
        house.room.takeBack(u"a"_s);
        QCOMPARE(back.size(), 1);
        QCOMPARE(back.front().front().value<HeldMail>().bytes, letter);
        QCOMPARE(house.last(u"a"_s), State::Failed);
        QVERIFY(QFile::exists(house.folder.filePath(u"outbox/msg/a.eml"_s)));
        house.room.tell(u"a"_s, Word::Cancel);
        QVERIFY(!QFile::exists(house.folder.filePath(u"outbox/msg/a.eml"_s)));
        QCOMPARE(house.room.known({u"a"_s, u"b"_s}).value(), QStringList(u"a"_s));
    }

    void aMailThatWasSentIsNotGivenBack()
    {
        House house;
        const QSignalSpy kept(&house.room, &Postroom::keptOn);
        house.room.open();
        QVERIFY(house.queue(u"a"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
        house.room.takeBack(u"a"_s);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(house.last(u"a"_s), State::Sent);
    }

    void aMailOnItsWayIsStoppedAndGivenBack()
    {
        House house;
        house.scenario = u"silent"_s;
        const QSignalSpy back(&house.room, &Postroom::tookBack);
        house.room.open();
        QVERIFY(house.queue(u"a"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sending, patience);
        house.room.takeBack(u"a"_s);
        QTRY_COMPARE_WITH_TIMEOUT(back.size(), 1, patience);
        QCOMPARE(house.last(u"a"_s), State::Failed);
    }

    void withoutAFolderNothingIsTakenIn()
    {
        House house;
        QVERIFY(overwrite(house.folder.filePath(u"outbox"_s), "a file is in its place"));
        const QSignalSpy stumbled(&house.room, &Postroom::stumbled);
        house.room.open();
        QCOMPARE(stumbled.size(), 1);
        QVERIFY(!house.queue(u"a"_s).ok());
        QVERIFY(QFile::remove(house.folder.filePath(u"outbox"_s)));
        QVERIFY(house.queue(u"a"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(house.last(u"a"_s), State::Sent, patience);
    }
};

QTEST_GUILESS_MAIN(tst_Postroom)
#include "tst_Postroom.moc"
