// SPDX-License-Identifier: MIT
#include "outbox/Sender.h"
#include "scenario/BuiltIn.h"
#include "support/ScriptedWire.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

/// Writes down what it is told, and can refuse to.
class WatchedIntents : public outbox::RunIntentLog
{
public:
    Outcome committing(const QString &messageId) override
    {
        ++asked;
        if (refuses)
            return Problem{.kind = Problem::Kind::DiskFull, .subject = u"outbox"_s};
        return RunIntentLog::committing(messageId);
    }

    int asked = 0;
    bool refuses = false;
};

mime::Message mailTo(const QStringList &recipients)
{
    Envelope envelope{.from = Address::parse(u"anna@example.org")};
    for (const QString &recipient : recipients)
        envelope.to.push_back(*Address::parse(recipient));
    return {envelope, u"<1@example.org>"_s, "From: anna@example.org\r\nSubject: x\r\n\r\n.dot\r\n"};
}

struct Sent
{
    outbox::SendReport report{};
    std::vector<scenario::Captured> captured{};
    QByteArrayList heard{};
};

Sent sendThrough(const QString &scenario, WatchedIntents &intents, const QStringList &recipients,
                 smtp::Partial partial = smtp::Partial::Stop)
{
    smtp::Plan plan{.endpoint = {u"smtp.example.com"_s, 587, Security::StartTls}, .user = u"anna"_s};
    plan.secret = Secret("secret");
    plan.partial = partial;
    auto server = std::make_shared<scenario::Player>(scenario::builtInScenario(scenario).value());
    outbox::Sender sender([&] { return std::make_unique<test::ScriptedWire>(server); },
                          diagnose::Judge::builtIn(), intents);
    QSignalSpy finished(&sender, &outbox::Sender::finished);
    sender.send(plan, mailTo(recipients));
    if (finished.isEmpty() && !finished.wait(10'000))
        return {};
    return {finished.first().first().value<outbox::SendReport>(), server->takeCaptured(), server->heard()};
}

} // namespace

class tst_Sender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aMailArrivesAndItsIntentIsSettled()
    {
        WatchedIntents intents;
        const Sent sent = sendThrough(u"good"_s, intents, {u"bob@example.net"_s});
        QCOMPARE(sent.report.delivery.status, Delivery::Status::Sent);
        QCOMPARE(sent.captured.size(), 1U);
        QCOMPARE(sent.captured.front().message,
                 QByteArray("From: anna@example.org\r\nSubject: x\r\n\r\n.dot\r\n"));
        QCOMPARE(intents.asked, 1);
        QVERIFY(!intents.isInDoubt(u"<1@example.org>"_s));
    }

    void withoutARecordedIntentTheTerminatorStaysHere()
    {
        WatchedIntents intents;
        intents.refuses = true;
        const Sent sent = sendThrough(u"good"_s, intents, {u"bob@example.net"_s});
        QCOMPARE(sent.report.delivery.status, Delivery::Status::NotSent);
        QCOMPARE(sent.report.delivery.problem->kind, Problem::Kind::DiskFull);
        QVERIFY(sent.captured.empty());
    }

    void aConnectionThatEndsBehindTheDotLeavesTheMailInDoubt()
    {
        WatchedIntents intents;
        const Sent sent = sendThrough(u"close-after-dot"_s, intents, {u"bob@example.net"_s});
        QCOMPARE(sent.report.delivery.status, Delivery::Status::InDoubt);
        QVERIFY(intents.isInDoubt(u"<1@example.org>"_s));
    }

    void whatStopsWithinTheDataIsSurelyNotSent()
    {
        WatchedIntents intents;
        auto server = std::make_shared<scenario::Player>(scenario::builtInScenario(u"good"_s).value());
        const test::Way stuck{.blockedAt =
                                  64 * 1024}; // in the middle of a body larger than what may wait here
        outbox::Sender sender([&] { return std::make_unique<test::ScriptedWire>(server, stuck); },
                              diagnose::Judge::builtIn(), intents);
        QSignalSpy progressed(&sender, &outbox::Sender::progressed);
        QSignalSpy finished(&sender, &outbox::Sender::finished);
        const QByteArray large =
            "From: anna@example.org\r\n\r\n" + QByteArray("line of text\r\n").repeated(200'000);
        sender.send({.endpoint = {u"smtp.example.com"_s, 587, Security::StartTls}},
                    {Envelope{.from = Address::parse(u"anna@example.org"),
                              .to = {*Address::parse(u"bob@example.net")}},
                     u"<1@example.org>"_s, large});
        QVERIFY(!progressed.isEmpty() || progressed.wait(10'000));
        sender.cancel();
        QVERIFY(!finished.isEmpty() || finished.wait(2'000));
        const auto report = finished.first().first().value<outbox::SendReport>();
        QCOMPARE(report.delivery.status, Delivery::Status::NotSent);
        QCOMPARE(report.delivery.problem->kind, Problem::Kind::Cancelled);
        QVERIFY(server->takeCaptured().empty());
        QCOMPARE(intents.asked, 0);
    }

    void aRefusedRecipientIsNamedAndJudged()
    {
        WatchedIntents intents;
        const Sent sent = sendThrough(u"rcpt-unknown"_s, intents, {u"bob@example.net"_s});
        QCOMPARE(sent.report.delivery.status, Delivery::Status::NotSent);
        QCOMPARE(sent.report.diagnosis->cause, u"rcpt.unknown"_s);
        QCOMPARE(sent.report.delivery.recipients.front().status, RecipientResult::Status::Refused);
        QCOMPARE(intents.asked, 0);
    }

    void oneRefusedForGoodStopsTheMailUnlessThePlanSaysOtherwise()
    {
        const QStringList people{u"bob@example.net"_s, u"nobody@example.net"_s};
        WatchedIntents stopping;
        QCOMPARE(sendThrough(u"second-rcpt-unknown"_s, stopping, people).report.delivery.status,
                 Delivery::Status::NotSent);
        WatchedIntents accepting;
        const Sent partly = sendThrough(u"second-rcpt-unknown"_s, accepting, people, smtp::Partial::Accepted);
        QCOMPARE(partly.report.delivery.status, Delivery::Status::Partly);
        QCOMPARE(partly.captured.front().recipients, QByteArrayList{"bob@example.net"});
        QCOMPARE(partly.report.diagnosis->cause, u"rcpt.unknown"_s);
    }

    void sendersAreUsedAgainForTheNextMail()
    {
        auto first = std::make_shared<scenario::Player>(scenario::builtInScenario(u"good"_s).value());
        WatchedIntents intents;
        outbox::Sender sender([&] { return std::make_unique<test::ScriptedWire>(first); },
                              diagnose::Judge::builtIn(), intents);
        smtp::Plan plan{.endpoint = {u"smtp.example.com"_s, 587, Security::StartTls}};
        for (int i = 1; i <= 2; ++i) {
            first = std::make_shared<scenario::Player>(scenario::builtInScenario(u"good"_s).value());
            QSignalSpy finished(&sender, &outbox::Sender::finished);
            sender.send(plan, mailTo({u"bob@example.net"_s}));
            QVERIFY(!finished.isEmpty() || finished.wait(10'000));
            QCOMPARE(finished.first().first().value<outbox::SendReport>().delivery.status,
                     Delivery::Status::Sent);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Sender)
#include "tst_Sender.moc"
