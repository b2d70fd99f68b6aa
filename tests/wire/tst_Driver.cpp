// SPDX-License-Identifier: MIT
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
    void sendingNothingIsAProblem();
    void aMessageThatBreaksOffIsNeverTerminated_data();
    void aMessageThatBreaksOffIsNeverTerminated();
    void cancelEndsItAtOnceInEveryPhase_data();
    void cancelEndsItAtOnceInEveryPhase();
    void cancelBeforeStartEndsItToo();
    void silenceEndsAtThePhasesBound_data();
    void silenceEndsAtThePhasesBound();
    void aBlockThatMovesIsNotSilent();
    void thePasswordIsNowhere();
    void anEchoedPasswordIsMasked();
    void latin1IsRead();
    void plaintextBehindStartTlsIsAnInjection_data();
    void plaintextBehindStartTlsIsAnInjection();
    void aFailedConnectionIsToldWithItsTarget();
    void theNetworksLastWordIsHeardOnce();
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
    const QByteArray big(5 * 1024 * 1024, 'x');
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
    QVERIFY2(most <= 1024 * 1024 + 64 * 1024, qPrintable(QString::number(most)));
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

void tst_Driver::sendingNothingIsAProblem()
{
    Driving driving(mailPlan(), goodServer());
    driving.driver().start();
    QCOMPARE(driving.finishes, 0);
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->problem->kind, Kind::BadInput);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::NotSent);
    QVERIFY(driving.server().heard().isEmpty());
}

void tst_Driver::aMessageThatBreaksOffIsNeverTerminated_data()
{
    QTest::addColumn<bool>("says");
    QTest::newRow("a read error") << true;
    QTest::newRow("an early end") << false;
}

void tst_Driver::aMessageThatBreaksOffIsNeverTerminated()
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

void tst_Driver::cancelEndsItAtOnceInEveryPhase_data()
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

void tst_Driver::cancelEndsItAtOnceInEveryPhase()
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

void tst_Driver::cancelBeforeStartEndsItToo()
{
    Driving driving(mailPlan(), goodServer(), deviceOf(letter));
    driving.driver().cancel();
    driving.driver().start();
    QTRY_COMPARE(driving.finishes, 1);
    QCOMPARE(driving.run->problem->kind, Kind::Cancelled);
    QVERIFY(driving.server().heard().isEmpty());
}

void tst_Driver::silenceEndsAtThePhasesBound_data()
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
    QTest::newRow("data") << u"data"_s << Stage::Recipient << never;
    QTest::newRow("a block") << u"block"_s << Stage::Send << never;
    QTest::newRow("the final reply") << u"body"_s << Stage::Send << Delivery::Status::InDoubt;
}

void tst_Driver::silenceEndsAtThePhasesBound()
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
void tst_Driver::aBlockThatMovesIsNotSilent()
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

void tst_Driver::plaintextBehindStartTlsIsAnInjection_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<QByteArray>("behind");
    for (const auto cut : allCuts) {
        QTest::addRow("a reply, cut %d", int(cut)) << cut << QByteArray("250-evil\r\n250 AUTH PLAIN\r\n");
        QTest::addRow("one byte, cut %d", int(cut)) << cut << QByteArray("2");
        QTest::addRow("a fragment, cut %d", int(cut)) << cut << QByteArray("250-AUTH PL");
    }
}

void tst_Driver::plaintextBehindStartTlsIsAnInjection()
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

void tst_Driver::aFailedConnectionIsToldWithItsTarget()
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

void tst_Driver::theNetworksLastWordIsHeardOnce()
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

QTEST_GUILESS_MAIN(tst_Driver)
#include "tst_Driver.moc"
