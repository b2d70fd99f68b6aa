// SPDX-License-Identifier: MIT
// Several messages in a Sender's line, and the connections they take.
#include "Sendings.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::test;
using scenario::Act;
using Kind = Problem::Kind;
using Status = Delivery::Status;

namespace {

std::vector<Act> saying(const QByteArray &reply, bool closes = false)
{
    std::vector<Act> acts{{.bytes = reply + "\r\n"}};
    if (closes)
        acts.push_back({.kind = Act::Kind::Close});
    return acts;
}

const std::vector<Act> good{{.kind = Act::Kind::Good}};
const QByteArray goodbye = "421 4.7.0 Too many messages over this connection";

} // namespace

class tst_SenderLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void messagesForOneRouteShareAConnection();
    void eachReportTellsOfItsOwnMessage();
    void aMessageThatComesLaterJoinsTheConnection();
    void anotherRouteTakesAnotherConnection();
    void aRefusedMessageDoesNotHoldTheOthersBack();
    void aGoodbyeBetweenMessagesIsFollowedByAnotherConnection();
    void aConnectionThatFallsBetweenMessagesIsFollowedByAnother();
    void aConnectionThatFallsBehindADotLeavesOnlyThatMessageInDoubt();
    void aServerThatTakesNobodyIsNotAskedAgain();
    void aRefusedSignInIsTriedOnce();
    void aServersBoundOfMessagesIsKept();
    void oneIsCancelledAndTheOthersGoOn();
    void allAreCancelled();
    void anIntentThatCannotBeKeptStopsAll();
    void refusedChunksAreFollowedByData();
};

void tst_SenderLine::messagesForOneRouteShareAConnection()
{
    Sendings line({});
    line.send(20);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), std::vector(20, Status::Sent));
    QCOMPARE(line.servers.size(), 1U);
    QCOMPARE(line.captured(), 20U);
    QCOMPARE(line.begun.size(), 20);
    QVERIFY(std::ranges::is_sorted(line.numbers()));
    QCOMPARE(line.said("AUTH"), 1);
    QCOMPARE(line.said("QUIT"), 1);
}

void tst_SenderLine::eachReportTellsOfItsOwnMessage()
{
    Sendings line({{{u"rcpt"_s, {good, saying("550 5.1.1 No such user"), good}}}});
    line.send(3);
    QTRY_VERIFY(line.isDone());
    for (int at = 0; at < 3; ++at) {
        const auto &report = line.reports[std::size_t(at)];
        QCOMPARE(report.messageId, u"<%1@example.org>"_s.arg(at + 1));
        QStringList lines;
        for (const auto &one : report.transcript.lines)
            lines.append(one.text);
        QCOMPARE(lines.filter(u"EHLO"_s).size(), 2);
        QVERIFY(lines.contains(u"RCPT TO:<r%1@example.net>"_s.arg(at + 1)));
        QCOMPARE(lines.contains(u"550 5.1.1 No such user"_s), at == 1);
        const auto &steps = report.transcript.steps;
        QCOMPARE(steps.back().status, at == 1 ? StepStatus::Failed : StepStatus::Ok);
    }
    QCOMPARE(line.reports[1].diagnosis->cause, u"rcpt.unknown"_s);
}

void tst_SenderLine::aMessageThatComesLaterJoinsTheConnection()
{
    Sendings line({});
    bool isSent = false;
    connect(&line.sender, &outbox::Sender::stepChanged, &line, [&](const Step &step) {
        if (step.stage == Stage::Recipient && !std::exchange(isSent, true))
            line.send(1);
    });
    line.send(1);
    QTRY_COMPARE(line.reports.size(), 2U);
    QCOMPARE(line.servers.size(), 1U);
}

void tst_SenderLine::anotherRouteTakesAnotherConnection()
{
    Sendings line({});
    line.send(2);
    line.route = planTo(u"smtp.example.net"_s);
    line.send(1);
    line.route = planTo(u"smtp.example.com"_s);
    line.send(1);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), std::vector(4, Status::Sent));
    QCOMPARE(line.servers.size(), 3U);
}

void tst_SenderLine::aRefusedMessageDoesNotHoldTheOthersBack()
{
    Sendings line({{{u"mail"_s, {good, saying("552 5.3.4 Too large"), good}}}});
    line.send(3);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), (std::vector{Status::Sent, Status::NotSent, Status::Sent}));
    QCOMPARE(line.servers.size(), 1U);
}

void tst_SenderLine::aGoodbyeBetweenMessagesIsFollowedByAnotherConnection()
{
    Sendings line({{{u"mail"_s, {good, good, saying(goodbye, true)}}}});
    line.send(5);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), std::vector(5, Status::Sent));
    QCOMPARE(line.servers.size(), 3U);
    QCOMPARE(line.captured(), 5U);
}

void tst_SenderLine::aConnectionThatFallsBetweenMessagesIsFollowedByAnother()
{
    Sendings line({{{u"mail"_s, {good, {{.kind = Act::Kind::Reset}}}}}});
    line.send(3);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), std::vector(3, Status::Sent));
    QCOMPARE(line.servers.size(), 3U);
}

void tst_SenderLine::aConnectionThatFallsBehindADotLeavesOnlyThatMessageInDoubt()
{
    Sendings line({{{u"body"_s, {good, {{.kind = Act::Kind::Close}}}}}, {}});
    line.send(4);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), (std::vector{Status::Sent, Status::InDoubt, Status::Sent, Status::Sent}));
    QCOMPARE(line.servers.size(), 2U);
    QVERIFY(line.intents.isInDoubt(u"<2@example.org>"_s));
    QVERIFY(!line.intents.isInDoubt(u"<3@example.org>"_s));
}

void tst_SenderLine::aServerThatTakesNobodyIsNotAskedAgain()
{
    Sendings line({{{u"mail"_s, {saying(goodbye, true)}}}});
    line.send(3);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.servers.size(), 1U);
    for (const auto &report : line.reports) {
        QCOMPARE(report.delivery.status, Status::NotSent);
        QCOMPARE(report.delivery.problem->reply->code, 421);
        QCOMPARE(report.delivery.recipients.size(), 1U);
        QVERIFY(report.diagnosis);
    }
}

void tst_SenderLine::aRefusedSignInIsTriedOnce()
{
    Sendings line({{{u"auth"_s, {saying("535 5.7.8 No")}}}});
    line.send(3);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.said("AUTH"), 1);
    for (const auto &report : line.reports)
        QCOMPARE(report.diagnosis->cause, u"auth.bad-credentials"_s);
}

void tst_SenderLine::aServersBoundOfMessagesIsKept()
{
    Sendings line({}, {"PIPELINING", "AUTH PLAIN", "LIMITS MAILMAX=2"});
    line.send(5);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), std::vector(5, Status::Sent));
    QCOMPARE(line.servers.size(), 3U);
    QCOMPARE(line.said("QUIT"), 3);
}

void tst_SenderLine::oneIsCancelledAndTheOthersGoOn()
{
    Sendings line({});
    line.send(3);
    line.sender.cancel(1);
    line.sender.cancel(3);
    line.sender.cancel(9);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.numbers(), (std::vector<quint64>{3, 1, 2}));
    QCOMPARE(line.statuses(), (std::vector{Status::NotSent, Status::NotSent, Status::Sent}));
    QCOMPARE(line.reports.front().delivery.problem->kind, Kind::Cancelled);
    QCOMPARE(line.captured(), 1U);
}

void tst_SenderLine::allAreCancelled()
{
    Sendings line({});
    line.send(3);
    line.sender.cancel();
    QTRY_VERIFY(line.isDone());
    for (const auto &report : line.reports)
        QCOMPARE(report.delivery.problem->kind, Kind::Cancelled);
    QCOMPARE(line.captured(), 0U);
    QCOMPARE(line.servers.size(), 1U);
}

void tst_SenderLine::anIntentThatCannotBeKeptStopsAll()
{
    Sendings line({});
    line.intents.refused = u"<2@example.org>"_s;
    line.send(4);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), (std::vector{Status::Sent, Status::NotSent, Status::NotSent, Status::NotSent}));
    for (std::size_t at = 1; at < 4; ++at)
        QCOMPARE(line.reports[at].delivery.problem->kind, Kind::DiskFull);
    QCOMPARE(line.captured(), 1U);
    QCOMPARE(line.servers.size(), 1U);
}

void tst_SenderLine::refusedChunksAreFollowedByData()
{
    Sendings line({{{u"body"_s, {saying("502 5.5.1 No such command")}}}, {}},
                  {"PIPELINING", "AUTH PLAIN", "CHUNKING"});
    line.route.chunking = true;
    line.send(1);
    QTRY_VERIFY(line.isDone());
    line.send(1);
    QTRY_VERIFY(line.isDone());
    QCOMPARE(line.statuses(), std::vector(2, Status::Sent));
    QCOMPARE(line.said("QUIT"), 3);
    QCOMPARE(line.said("BDAT"), 2);
    QCOMPARE(line.said("DATA"), 1);
}

QTEST_GUILESS_MAIN(tst_SenderLine)
#include "tst_SenderLine.moc"
