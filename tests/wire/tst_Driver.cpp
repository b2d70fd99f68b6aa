// SPDX-License-Identifier: MIT
#include "Driving.h"

#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using Kind = Problem::Kind;

namespace {

const QByteArray letter = "Subject: hello\r\n\r\n.starts with a dot\r\nbye\r\n";

} // namespace

class tst_Driver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aMailGoesThroughHoweverTheBytesAreCut_data();
    void aMailGoesThroughHoweverTheBytesAreCut();
    void theTranscriptTellsTheWholeStory();
    void everyStepIsSettledOnce();
    void nothingIsAnnouncedInsideStart();
    void noMoreThanAMegabyteWaits();
    void progressEndsAtTheSizeOfTheMessage();
    void theTerminatorWaitsForTheCommit();
    void anUnaskedCommitMeansNothing();
    void thePasswordIsNowhere();
    void anEchoedPasswordIsMasked();
    void latin1IsRead();
    void whatTheNameStandsForIsKeptWhenNobodyAnswers();
};

void tst_Driver::aMailGoesThroughHoweverTheBytesAreCut_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<Security>("security");
    for (const auto security : {Security::StartTls, Security::Tls}) {
        const char *mode = security == Security::Tls ? "TLS" : "STARTTLS";
        QTest::addRow("%s, whole", mode) << Cut::Whole << security;
        QTest::addRow("%s, by line", mode) << Cut::ByLine << security;
        QTest::addRow("%s, by byte", mode) << Cut::ByByte << security;
    }
}

void tst_Driver::aMailGoesThroughHoweverTheBytesAreCut()
{
    QFETCH(Cut, cut);
    QFETCH(Security, security);
    Driving driving(mailPlan(security), goodServer(), deviceOf(letter), {.cut = cut});
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QVERIFY2(!driving.run->problem,
             qPrintable(driving.run->problem ? describe(*driving.run->problem) : u""_s));
    QCOMPARE(driving.run->delivery.status, Delivery::Status::Sent);
    const auto captured = driving.server().takeCaptured();
    QCOMPARE(captured.size(), 1);
    QCOMPARE(captured.front().message, letter);
    QVERIFY(captured.front().encrypted);
    QCOMPARE(driving.commitsAsked, 1);
    QTest::qWait(20);
    QCOMPARE(driving.finishes, 1);
}

void tst_Driver::theTranscriptTellsTheWholeStory()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    const Transcript &all = driving.run->transcript;
    QCOMPARE(all.lines, driving.lines);
    const QStringList said = driving.linesOf(Line::From::Client);
    QCOMPARE(said.first(), u"EHLO [127.0.0.1]"_s);
    QVERIFY(said.contains(u"STARTTLS"_s) && said.contains(u"DATA"_s) && said.contains(u"."_s));
    QVERIFY(!said.contains(u"bye"_s));
    QVERIFY(driving.linesOf(Line::From::Note).contains(u"message: %1 octets"_s.arg(letter.size())));
    QVERIFY(driving.linesOf(Line::From::Server).first().startsWith(u"220 "_s));
    QCOMPARE(all.tls.protocol, u"TLSv1.3"_s);
    QCOMPARE(all.mechanism, u"PLAIN"_s);
    QCOMPARE(all.peer, u"192.0.2.1:587"_s);
    QVERIFY(all.greeting);
    QVERIFY(all.capabilitiesBeforeTls.contains(u"STARTTLS"_s));
    QVERIFY(!all.capabilitiesAfterTls.isEmpty() && !all.capabilitiesAfterTls.contains(u"STARTTLS"_s));
}

void tst_Driver::everyStepIsSettledOnce()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.step(Stage::Dns)->status, StepStatus::Skipped);
    for (const Stage stage :
         {Stage::Connect, Stage::Greeting, Stage::Hello, Stage::Tls, Stage::Certificate, Stage::Capabilities,
          Stage::Auth, Stage::Sender, Stage::Recipient, Stage::Send}) {
        QVERIFY2(driving.step(stage), idOf(stage).data());
        QCOMPARE(driving.step(stage)->status, StepStatus::Ok);
    }
    QCOMPARE(driving.step(Stage::Connect)->evidence.value(u"address"_s), u"192.0.2.1:587"_s);
    QSet<Stage> seen;
    for (const Step &step : driving.run->transcript.steps) {
        QVERIFY(!seen.contains(step.stage));
        seen.insert(step.stage);
    }
}

void tst_Driver::nothingIsAnnouncedInsideStart()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter),
                    {.failure = Problem{.stage = Stage::Connect, .kind = Kind::Refused}});
    driving.driver().start();
    driving.driver().start();
    QCOMPARE(driving.finishes, 0);
    QTRY_COMPARE(driving.finishes, 1);
}

void tst_Driver::noMoreThanAMegabyteWaits()
{
    const QByteArray big(5'000'000, 'x');
    auto server = std::make_shared<scenario::Player>(goodServer());
    auto wire = std::make_unique<ScriptedWire>(server, Way{.octetsPerTurn = 100'000});
    qint64 most = 0;
    connect(wire.get(), &wire::Wire::drained, this,
            [&most, wire = wire.get()] { most = std::max(most, wire->pending()); });
    wire::Driver driver(mailPlan(), std::move(wire), deviceOf(big));
    std::optional<wire::Run> run;
    connect(&driver, &wire::Driver::commitAsked, &driver, &wire::Driver::mayCommit);
    connect(&driver, &wire::Driver::finished, this, [&run](const wire::Run &done) { run = done; });
    driver.start();
    QTRY_VERIFY(run);
    QCOMPARE(run->delivery.status, Delivery::Status::Sent);
    QVERIFY2(most <= 1'048'576 + 65'536, qPrintable(QString::number(most)));
    QVERIFY(most > 500'000);
}

void tst_Driver::progressEndsAtTheSizeOfTheMessage()
{
    const QByteArray big(300'000, 'x');
    Driving driving(mailPlan(), goodServer(), deviceOf(big), {.octetsPerTurn = 64'000});
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QVERIFY(driving.progress.size() >= 4);
    QVERIFY(std::is_sorted(driving.progress.begin(), driving.progress.end()));
    QCOMPARE(driving.progress.back(), big.size());
}

void tst_Driver::theTerminatorWaitsForTheCommit()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter));
    driving.commits = false;
    driving.driver().start();
    QTRY_COMPARE(driving.commitsAsked, 1);
    QTest::qWait(50);
    QVERIFY(!driving.linesOf(Line::From::Client).contains(u"."_s));
    QVERIFY(driving.server().takeCaptured().empty());
    driving.driver().mayCommit();
    driving.driver().mayCommit();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::Sent);
    QCOMPARE(driving.server().takeCaptured().size(), 1);
}

void tst_Driver::anUnaskedCommitMeansNothing()
{
    Driving driving(mailPlan(), silentAt(u"data"_s), deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.hasReached(u"DATA"_s));
    driving.driver().mayCommit();
    QTest::qWait(20);
    QVERIFY(!driving.hasReached(u"."_s));
}

void tst_Driver::thePasswordIsNowhere()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    const QByteArray plain = QByteArray("\0alice@posthorn.test\0correct-horse", 34).toBase64();
    for (const Line &line : driving.lines) {
        QVERIFY2(!line.text.contains(u"correct-horse"_s), qPrintable(line.text));
        QVERIFY2(!line.text.contains(QString::fromLatin1(plain.mid(28))), qPrintable(line.text));
    }
    const auto said = driving.linesOf(Line::From::Client).filter(QRegularExpression(u"^AUTH"_s));
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.first().startsWith(u"AUTH PLAIN "_s), qPrintable(said.first()));
}

void tst_Driver::anEchoedPasswordIsMasked()
{
    const QByteArray blob = QByteArray("\0alice@posthorn.test\0correct-horse", 34).toBase64();
    scenario::Scenario rude = goodServer();
    rude.on[u"auth"_s] = {{{.bytes = "535-5.7.8 not correct-horse\r\n535 5.7.8 nor " + blob + "\r\n"}}};
    Driving driving(mailPlan(), rude, deviceOf(letter), {.cut = Cut::ByByte});
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->problem->kind, Kind::AuthRefused);
    const QStringList expected{u"535-5.7.8 not [redacted]"_s, u"535 5.7.8 nor [redacted]"_s};
    QCOMPARE(driving.run->problem->reply->lines, expected);
    QCOMPARE(driving.run->delivery.problem->reply->lines, expected);
    const QStringList heard = driving.linesOf(Line::From::Server);
    QVERIFY(heard.contains(expected.first()) && heard.contains(expected.last()));
    for (const Step &step : driving.run->transcript.steps) {
        for (const QString &value : step.evidence)
            QVERIFY2(!value.contains(u"correct-horse"_s), qPrintable(value));
    }
}

void tst_Driver::latin1IsRead()
{
    scenario::Scenario french = goodServer();
    french.on[u"mail"_s] = {{{.bytes = "550 adresse refus\xe9"
                                       "e\r\n"}}};
    Driving driving(mailPlan(), french, deviceOf(letter));
    driving.driver().start();
    QTRY_VERIFY(driving.run);
    QVERIFY(driving.linesOf(Line::From::Server).contains(u"550 adresse refusée"_s));
}

void tst_Driver::whatTheNameStandsForIsKeptWhenNobodyAnswers()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    smtp::Plan plan = mailPlan(Security::None);
    plan.endpoint = {.host = u"localhost"_s, .port = closed.serverPort(), .security = Security::None};
    plan.family = Family::V4;
    plan.until = Stage::Hello;
    closed.close();
    wire::Driver driver(plan, std::make_unique<wire::TlsWire>());
    std::optional<wire::Run> run;
    connect(&driver, &wire::Driver::finished, this, [&run](const wire::Run &done) { run = done; });
    driver.start();
    QTRY_VERIFY(run);
    QCOMPARE(run->problem->kind, Problem::Kind::Refused);
    const Step &names = run->transcript.steps.front();
    QCOMPARE(names.stage, Stage::Dns);
    QCOMPARE(names.status, StepStatus::Ok);
    QCOMPARE(names.evidence.value(u"addresses"_s), u"127.0.0.1"_s);
}

QTEST_GUILESS_MAIN(tst_Driver)
#include "tst_Driver.moc"
