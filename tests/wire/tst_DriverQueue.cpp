// SPDX-License-Identifier: MIT
// Several messages over one connection, and messages in chunks.
#include "Driving.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using Kind = Problem::Kind;
using Status = Delivery::Status;

namespace {

const QByteArray letter = "Subject: hello\r\n\r\n.starts with a dot\r\nbye\r\n";

smtp::Plan queuePlan()
{
    smtp::Plan plan = mailPlan();
    plan.queued = true;
    plan.envelope = {};
    return plan;
}

Envelope envelopeTo(const QString &address)
{
    return {.from = Address::parse(u"alice@posthorn.test"), .to = {*Address::parse(address)}};
}

scenario::Scenario offering(const QByteArray &capability)
{
    scenario::Scenario played = goodServer();
    played.capabilitiesUnderTls.append(capability);
    return played;
}

/// What can be read only once.
class Stream : public QIODevice
{
public:
    explicit Stream(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_bytes.size());
        std::copy_n(m_bytes.constData(), size, data);
        m_bytes.remove(0, size);
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
};

/// The deliveries of one Driver, in the order they were announced.
struct Deliveries : QObject
{
    explicit Deliveries(wire::Driver &driver)
    {
        connect(&driver, &wire::Driver::delivered, this, [this](qsizetype message, const Delivery &delivery) {
            numbers.append(message);
            all.push_back(delivery);
        });
    }
    QList<qsizetype> numbers{};
    std::vector<Delivery> all{};
};

} // namespace

class tst_DriverQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void messagesHandedInBeforeTheStartGoOverOneConnection();
    void aWarmConnectionTakesAMessageLater();
    void aWarmConnectionEndsByItself();
    void aMessageHandedInTooLateIsNotSent();
    void whatStopsTheConnectionStopsAll();
    void theBodyGoesAgainWhereTheServerSplits();
    void aBodyThatCannotGoAgainIsSaid();
    void chunksArriveAsTheMessageIs_data();
    void chunksArriveAsTheMessageIs();
    void chunksWaitForRoom();
    void aChunkedFileThatShrinksIsNotSent();
};

void tst_DriverQueue::messagesHandedInBeforeTheStartGoOverOneConnection()
{
    Driving driving(queuePlan(), goodServer());
    const Deliveries seen(driving.driver());
    for (int number = 0; number < 3; ++number)
        QCOMPARE(driving.driver().send(envelopeTo(u"r%1@posthorn.test"_s.arg(number)), deviceOf(letter)),
                 number);
    driving.driver().noMore();
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QVERIFY(!driving.run->problem);
    QCOMPARE(seen.numbers, (QList<qsizetype>{0, 1, 2}));
    for (const Delivery &delivery : seen.all)
        QCOMPARE(delivery.status, Status::Sent);
    const auto captured = driving.server().takeCaptured();
    QCOMPARE(captured.size(), 3);
    QCOMPARE(captured.back().message, letter);
    QCOMPARE(driving.commitsAsked, 3);
}

void tst_DriverQueue::aWarmConnectionTakesAMessageLater()
{
    Driving driving(queuePlan(), goodServer());
    const Deliveries seen(driving.driver());
    int waits = 0;
    connect(&driving.driver(), &wire::Driver::waiting, this, [&waits] { ++waits; });
    driving.driver().start();
    QTRY_COMPARE(waits, 1);
    QVERIFY(!driving.hasReached(u"MAIL"_s));
    driving.driver().send(envelopeTo(u"bob@posthorn.test"_s), deviceOf(letter));
    QTRY_COMPARE(waits, 2);
    QCOMPARE(seen.all.front().status, Status::Sent);
    driving.driver().noMore();
    QTRY_VERIFY(driving.run);
    QVERIFY(!driving.run->problem);
}

void tst_DriverQueue::aWarmConnectionEndsByItself()
{
    smtp::Plan plan = queuePlan();
    plan.timeouts.idle = 50ms;
    Driving driving(plan, goodServer());
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QVERIFY(!driving.run->problem);
    QCOMPARE(driving.linesOf(Line::From::Client).last(), u"QUIT"_s);
}

void tst_DriverQueue::aMessageHandedInTooLateIsNotSent()
{
    Driving driving(queuePlan(), goodServer());
    const Deliveries seen(driving.driver());
    driving.driver().noMore();
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.driver().send(envelopeTo(u"bob@posthorn.test"_s), deviceOf(letter)), 0);
    QTRY_COMPARE(seen.all.size(), 1);
    QCOMPARE(seen.all.front().status, Status::NotSent);
    QVERIFY(!seen.all.front().problem);
}

void tst_DriverQueue::whatStopsTheConnectionStopsAll()
{
    scenario::Scenario strict = goodServer();
    strict.users = {{u"alice@posthorn.test"_s, "another"}};
    Driving driving(queuePlan(), strict);
    const Deliveries seen(driving.driver());
    for (int number = 0; number < 2; ++number)
        driving.driver().send(envelopeTo(u"bob@posthorn.test"_s), deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(seen.all.size(), 2);
    for (const Delivery &delivery : seen.all) {
        QCOMPARE(delivery.status, Status::NotSent);
        QCOMPARE(delivery.problem->kind, Kind::AuthRefused);
        QCOMPARE(delivery.problem->target, u"mail.posthorn.test:587"_s);
    }
}

void tst_DriverQueue::theBodyGoesAgainWhereTheServerSplits()
{
    smtp::Plan plan = mailPlan();
    plan.envelope.to.push_back(*Address::parse(u"carl@posthorn.test"));
    const QByteArray big = QByteArray("x\r\n").repeated(50'000);
    Driving driving(plan, offering("LIMITS RCPTMAX=1"), deviceOf(big));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->delivery.status, Status::Sent);
    const auto captured = driving.server().takeCaptured();
    QCOMPARE(captured.size(), 2);
    QCOMPARE(captured.front().message, big);
    QCOMPARE(captured.back().message, big);
    QCOMPARE(driving.commitsAsked, 2);
}

void tst_DriverQueue::aBodyThatCannotGoAgainIsSaid()
{
    smtp::Plan plan = mailPlan();
    plan.envelope.to.push_back(*Address::parse(u"carl@posthorn.test"));
    Driving driving(plan, offering("LIMITS RCPTMAX=1"), std::make_unique<Stream>(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->delivery.status, Status::Partly);
    QCOMPARE(driving.run->problem->kind, Kind::FileUnreadable);
    QCOMPARE(driving.run->problem->words, u"it can be read only once"_s);
    QCOMPARE(driving.server().takeCaptured().size(), 1);
}

void tst_DriverQueue::chunksArriveAsTheMessageIs_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("small") << letter;
    QTest::newRow("one chunk") << QByteArray(262'142, 'x') + "\r\n";
    QTest::newRow("one and a bit") << QByteArray(262'142, 'x') + "\r\n.\r\n";
    QTest::newRow("many") << QByteArray(".\r\n").repeated(1'000'000);
}

void tst_DriverQueue::chunksArriveAsTheMessageIs()
{
    QFETCH(const QByteArray, body);
    smtp::Plan plan = mailPlan();
    plan.chunking = true;
    Driving driving(plan, offering("CHUNKING"), deviceOf(body));
    driving.driver().start();
    QTRY_VERIFY_WITH_TIMEOUT(driving.run, 20'000);
    QCOMPARE(driving.run->delivery.status, Status::Sent);
    const auto captured = driving.server().takeCaptured();
    QCOMPARE(captured.size(), 1);
    QVERIFY(captured.front().message == body);
    QCOMPARE(driving.commitsAsked, 1);
    const auto notes = driving.linesOf(Line::From::Note).filter(u"octets"_s);
    QCOMPARE(notes, QStringList{u"message: %1 octets"_s.arg(body.size())});
}

void tst_DriverQueue::chunksWaitForRoom()
{
    smtp::Plan plan = mailPlan();
    plan.chunking = true;
    auto server = std::make_shared<scenario::Player>(offering("CHUNKING"));
    auto wire = std::make_unique<ScriptedWire>(server, Way{.octetsPerTurn = 100'000});
    qint64 most = 0;
    connect(wire.get(), &wire::Wire::drained, this,
            [&most, wire = wire.get()] { most = std::max(most, wire->pending()); });
    wire::Driver driver(plan, std::move(wire), deviceOf(QByteArray(5'000'000, 'x')));
    std::optional<wire::Run> run;
    connect(&driver, &wire::Driver::commitAsked, &driver, &wire::Driver::mayCommit);
    connect(&driver, &wire::Driver::finished, this, [&run](const wire::Run &done) { run = done; });
    driver.start();
    QTRY_VERIFY_WITH_TIMEOUT(run, 20'000);
    QCOMPARE(run->delivery.status, Status::Sent);
    QVERIFY2(most <= 1'048'576 + 262'144 + 100, qPrintable(QString::number(most)));
}

void tst_DriverQueue::aChunkedFileThatShrinksIsNotSent()
{
    class Shrinking : public Stream
    {
    public:
        using Stream::Stream;
        [[nodiscard]] bool isSequential() const override { return false; }
        [[nodiscard]] qint64 size() const override { return 1'000'000; }
    };
    smtp::Plan plan = mailPlan();
    plan.chunking = true;
    Driving driving(plan, offering("CHUNKING"), std::make_unique<Shrinking>(QByteArray(500'000, 'x')));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->delivery.status, Status::NotSent);
    QCOMPARE(driving.run->problem->kind, Kind::FileUnreadable);
    QVERIFY2(driving.run->problem->words.contains(u"500000 of 1000000"_s),
             qPrintable(driving.run->problem->words));
}

QTEST_GUILESS_MAIN(tst_DriverQueue)
#include "tst_DriverQueue.moc"
