// SPDX-License-Identifier: MIT
#include "check/Assemble.h"
#include "check/CheckRun.h"
#include "scenario/BuiltIn.h"
#include "support/ScriptedWire.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

smtp::Plan planUnder(Security security)
{
    smtp::Plan plan{.endpoint = {u"smtp.example.com"_s, usualPort(security), security}, .user = u"anna"_s};
    plan.secret = Secret("secret");
    plan.timeouts.greeting = std::chrono::milliseconds(300);
    plan.timeouts.quit = std::chrono::milliseconds(300);
    return plan;
}

/// One server, one connection: the main run alone.
const check::Habits alone{.experiments = false};

check::CheckReport checkAgainst(const QString &scenario, const smtp::Plan &plan, const test::Way &way = {})
{
    auto server = std::make_shared<scenario::Player>(scenario::builtInScenario(scenario).value());
    check::CheckRun run(
        plan, [&] { return std::make_unique<test::ScriptedWire>(server, way); }, diagnose::Judge::builtIn(),
        QDateTime::currentDateTimeUtc(), alone);
    QSignalSpy finished(&run, &check::CheckRun::finished);
    run.start();
    if (finished.isEmpty() && !finished.wait(10'000))
        return {};
    return finished.first().first().value<check::CheckReport>();
}

StepStatus statusOf(const check::CheckReport &report, Stage stage)
{
    for (const Step &step : report.steps) {
        if (step.stage == stage)
            return step.status;
    }
    return StepStatus::Running; // no finished report has it
}

} // namespace

class tst_CheckRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aGoodServerWorks()
    {
        const auto report = checkAgainst(u"good"_s, planUnder(Security::StartTls));
        QCOMPARE(report.verdict, check::CheckReport::Verdict::Works);
        QVERIFY(!report.diagnosis && !report.problem);
        QCOMPARE(statusOf(report, Stage::Auth), StepStatus::Ok);
        QCOMPARE(statusOf(report, Stage::Sender), StepStatus::NotTested);
        QCOMPARE(report.steps.size(), allStages.size());
    }

    void itRunsOnTheThreadThatStartsIt()
    {
        QThread thread;
        auto server = std::make_shared<scenario::Player>(scenario::builtInScenario(u"good"_s).value());
        auto *run = new check::CheckRun(
            planUnder(Security::StartTls),
            [&] { return std::make_unique<test::ScriptedWire>(server, test::Way{}); },
            diagnose::Judge::builtIn(), QDateTime::currentDateTimeUtc());
        run->moveToThread(&thread);
        connect(&thread, &QThread::started, run, &check::CheckRun::start);
        connect(&thread, &QThread::finished, run, &QObject::deleteLater);
        QSignalSpy finished(run, &check::CheckRun::finished);
        thread.start();
        const bool came = finished.wait(10'000);
        thread.quit();
        QVERIFY(thread.wait(10'000));
        QVERIFY(came);
        QCOMPARE(finished.first().first().value<check::CheckReport>().verdict,
                 check::CheckReport::Verdict::Works);
    }

    void everyStageStandsOnceWhateverTheProtection_data()
    {
        QTest::addColumn<int>("security");
        for (const Security security : {Security::None, Security::StartTls, Security::Tls})
            QTest::newRow(idOf(security).data()) << static_cast<int>(security);
    }

    void everyStageStandsOnceWhateverTheProtection()
    {
        QFETCH(int, security);
        const auto steps = check::stagesOf(planUnder(static_cast<Security>(security)));
        for (const Stage stage : allStages) {
            QCOMPARE(
                std::count_if(steps.begin(), steps.end(), [&](const Step &s) { return s.stage == stage; }),
                1);
        }
    }

    void aRouteWithoutEncryptionSkipsItsStages()
    {
        const auto steps = check::stagesOf(planUnder(Security::None));
        for (const Step &step : steps) {
            if (step.stage == Stage::Tls || step.stage == Stage::Certificate)
                QCOMPARE(step.status, StepStatus::Skipped);
        }
    }

    void aRefusedSignInNamesItsCauseAndLeavesTheRestUntested()
    {
        const auto report = checkAgainst(u"gmail-wrong-password"_s, planUnder(Security::StartTls));
        QCOMPARE(report.verdict, check::CheckReport::Verdict::Fails);
        QCOMPARE(report.diagnosis->cause, u"auth.bad-credentials"_s);
        QCOMPARE(report.stage, Stage::Auth);
        QCOMPARE(statusOf(report, Stage::Capabilities), StepStatus::Ok);
        QCOMPARE(statusOf(report, Stage::Auth), StepStatus::Failed);
        QCOMPARE(statusOf(report, Stage::Recipient), StepStatus::NotTested);
    }

    void whatIsTemporaryIsSaidToBe()
    {
        const auto report = checkAgainst(u"greeting-421"_s, planUnder(Security::StartTls));
        QCOMPARE(report.verdict, check::CheckReport::Verdict::Temporary);
    }

    void silenceOnAnImplicitTlsPortSuggestsTheOtherMode()
    {
        smtp::Plan plan = planUnder(Security::StartTls);
        plan.endpoint.port = 465;
        const auto report = checkAgainst(u"silent"_s, plan);
        QCOMPARE(report.diagnosis->cause, u"tls.wrong-mode"_s);
        QVERIFY(report.suggestion);
        QCOMPARE(report.suggestion->security, Security::Tls);
        QCOMPARE(report.suggestion->port, quint16{465});
    }

    void silenceElsewhereIsATimeOut()
    {
        const auto report = checkAgainst(u"silent"_s, planUnder(Security::StartTls));
        QCOMPARE(report.diagnosis->cause, u"net.timeout"_s);
        QVERIFY(!report.suggestion);
    }

    void noRouteAtAllCouldNotBeTested()
    {
        const test::Way way{.failure = Problem{.stage = Stage::Connect,
                                               .kind = Problem::Kind::Unreachable,
                                               .words = u"Network unreachable"_s}};
        const auto report = checkAgainst(u"good"_s, planUnder(Security::StartTls), way);
        QCOMPARE(report.diagnosis->cause, u"net.offline"_s);
        QCOMPARE(report.verdict, check::CheckReport::Verdict::Untested);
    }

    void aStoppedCheckSaysNothingAboutTheServer()
    {
        auto server = std::make_shared<scenario::Player>(scenario::builtInScenario(u"silent"_s).value());
        check::CheckRun run(
            planUnder(Security::StartTls), [&] { return std::make_unique<test::ScriptedWire>(server); },
            diagnose::Judge::builtIn(), QDateTime::currentDateTimeUtc(), alone);
        QSignalSpy finished(&run, &check::CheckRun::finished);
        run.start();
        run.cancel();
        QVERIFY(!finished.isEmpty() || finished.wait(1000));
        QCOMPARE(finished.first().first().value<check::CheckReport>().verdict,
                 check::CheckReport::Verdict::Untested);
    }

    void theWholeRunHasABoundOfItsOwn()
    {
        auto server = std::make_shared<scenario::Player>(scenario::builtInScenario(u"silent"_s).value());
        auto plan = planUnder(Security::StartTls);
        plan.timeouts.greeting = std::chrono::seconds(30);
        check::Habits brief = alone;
        brief.wholeRun = std::chrono::milliseconds(200);
        check::CheckRun run(
            plan, [&] { return std::make_unique<test::ScriptedWire>(server); }, diagnose::Judge::builtIn(),
            QDateTime::currentDateTimeUtc(), brief);
        QSignalSpy finished(&run, &check::CheckRun::finished);
        run.start();
        QVERIFY(finished.wait(5000));
        const auto report = finished.first().first().value<check::CheckReport>();
        QCOMPARE(report.diagnosis->cause, u"net.timeout"_s);
        QCOMPARE(report.stage, Stage::Greeting);
    }

    void theSecretIsNowhereInTheReport()
    {
        const auto report = checkAgainst(u"good"_s, planUnder(Security::StartTls));
        QVERIFY(!report.transcript.lines.empty());
        for (const Line &line : report.transcript.lines) {
            QVERIFY(!line.text.contains(u"secret"_s));
            QVERIFY(!line.text.contains(QString::fromLatin1(QByteArray("\0anna\0secret", 12).toBase64())));
        }
    }
};

QTEST_GUILESS_MAIN(tst_CheckRun)
#include "tst_CheckRun.moc"
