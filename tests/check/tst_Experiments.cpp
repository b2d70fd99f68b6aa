// SPDX-License-Identifier: MIT
// What is worth trying beside the main run, and what the answers prove: no network.
#include "check/Assemble.h"
#include "check/Decide.h"
#include "check/Verdict.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace posthorn;
using check::Experiment;
using check::Observation;
using Kind = Problem::Kind;

namespace {

const check::Habits habits{};

smtp::Plan planTo(quint16 port, Security security = Security::StartTls)
{
    smtp::Plan plan{.endpoint = {u"smtp.example.com"_s, port, security}, .user = u"anna"_s};
    plan.secret = Secret("secret");
    return plan;
}

check::Situation failedAt(const smtp::Plan &plan, Stage stage, Kind kind)
{
    return {.plan = plan, .problem = Problem{.stage = stage, .kind = kind}};
}

QStringList namesOf(const std::vector<Experiment> &experiments)
{
    QStringList names;
    for (const Experiment &one : experiments) {
        const QString name =
            authority(one.endpoint.host, one.endpoint.port) + u' ' + idOf(one.endpoint.security);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

check::CheckReport reportOf(const smtp::Plan &plan, Problem problem, Transcript transcript = {})
{
    problem.target = authority(plan.endpoint.host, plan.endpoint.port);
    const wire::Run run{.problem = problem, .transcript = std::move(transcript)};
    return check::assemble(plan, QDateTime::currentDateTimeUtc(), run, diagnose::Judge::builtIn());
}

Observation worked(const Endpoint &endpoint)
{
    Observation seen{.experiment = {.endpoint = endpoint, .family = Family::V4},
                     .furthest = Stage::Capabilities,
                     .ms = 40};
    seen.transcript.capabilitiesAfterTls = {u"PIPELINING"_s, u"AUTH PLAIN LOGIN"_s};
    for (const Stage stage : {Stage::Connect, Stage::Tls, Stage::Greeting, Stage::Capabilities})
        seen.transcript.steps.push_back({.stage = stage, .status = StepStatus::Ok});
    return seen;
}

Observation failed(const Endpoint &endpoint, Stage stage, Kind kind)
{
    return {.experiment = {.endpoint = endpoint, .family = Family::V4},
            .problem = Problem{.stage = stage, .kind = kind}};
}

check::CheckReport joinedWith(const check::CheckReport &report, const std::vector<Observation> &seen)
{
    return check::joined(report, seen, habits, diagnose::Judge::builtIn());
}

} // namespace

class tst_Experiments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aRefusedPortAsksTheOtherPorts()
    {
        const auto wanted = check::decide(failedAt(planTo(587), Stage::Connect, Kind::Refused), habits);
        QCOMPARE(namesOf(wanted),
                 QStringList({u"smtp.example.com:465 tls"_s, u"smtp.example.com:2525 starttls"_s,
                              u"smtp.example.com:25 starttls"_s}));
        QCOMPARE(std::count_if(wanted.begin(), wanted.end(),
                               [](const Experiment &one) { return one.family == Family::V6; }),
                 3);
    }

    void aSlowConnectionAsksThemBeforeItFails()
    {
        const check::Situation slow{.plan = planTo(587), .waitingAt = Stage::Connect};
        QCOMPARE(check::decide(slow, habits).size(), std::size_t{6});
    }

    void connectToTalksToThatAddressAlone()
    {
        auto plan = planTo(587);
        plan.connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = 4025};
        QVERIFY(check::decide(failedAt(plan, Stage::Connect, Kind::Refused), habits).empty());
        QCOMPARE(namesOf(check::decide({.plan = plan, .waitingAt = Stage::Greeting}, habits)),
                 QStringList{u"smtp.example.com:587 tls"_s});
    }

    void aSilentPortIsSentAClientHelloAndThenARequest()
    {
        check::Situation silent{.plan = planTo(587), .waitingAt = Stage::Greeting};
        const auto first = check::decide(silent, habits);
        QCOMPARE(namesOf(first), QStringList{u"smtp.example.com:587 tls"_s});
        silent.observations = {failed(first.front().endpoint, Stage::Tls, Kind::TlsHandshakeFailed)};
        silent.observations.front().experiment = first.front();
        const auto next = check::decide(silent, habits);
        QCOMPARE(next.size(), std::size_t{2});
        QCOMPARE(next.back().kind, Experiment::Kind::Request);
    }

    void port25IsLeftInPeaceWhileItIsSilent()
    {
        QVERIFY(check::decide({.plan = planTo(25), .waitingAt = Stage::Greeting}, habits).empty());
    }

    void nothingIsTriedAfterATemporaryRefusalAStopOrARefusedSignIn()
    {
        auto busy = failedAt(planTo(587), Stage::Greeting, Kind::ReplyNegative);
        busy.problem->reply = Reply{.code = 421, .lines = {u"421 too many"_s}};
        QVERIFY(check::decide(busy, habits).empty());
        QVERIFY(check::decide(failedAt(planTo(587), Stage::Connect, Kind::Cancelled), habits).empty());
        QVERIFY(check::decide(failedAt(planTo(587), Stage::Auth, Kind::AuthRefused), habits).empty());
        QVERIFY(check::decide(failedAt(planTo(587), Stage::Connect, Kind::Refused), {.experiments = false})
                    .empty());
    }

    void anotherResolverIsAskedOnlyAboutPublicNamesAndOnlyWhenNoneWasNamed()
    {
        const auto ask = [](const QString &host, bool named) {
            auto plan = planTo(587);
            plan.endpoint.host = host;
            if (named)
                plan.dnsServer = Endpoint{.host = u"127.0.0.1"_s, .port = 53};
            return check::decide(failedAt(plan, Stage::Dns, Kind::HostNotFound), habits).size();
        };
        QCOMPARE(ask(u"smtp.example.com"_s, false), std::size_t{1});
        QCOMPARE(ask(u"smtp.example.com"_s, true), std::size_t{0});
        for (const QString &inner : {u"mailhost"_s, u"printer.local"_s, u"mail.corp"_s})
            QCOMPARE(ask(inner, false), std::size_t{0});
    }

    void noExperimentCarriesCredentials()
    {
        auto plan = planTo(587);
        plan.identity.certificatePem = "pem";
        plan.envelope.to = {*Address::parse(u"ben@example.org"_s)};
        const auto small =
            check::planOf({.endpoint = {u"smtp.example.com"_s, 465, Security::Tls}}, plan, habits);
        QVERIFY(small.user.isEmpty() && small.secret.isEmpty() && small.identity.isEmpty());
        QVERIFY(!small.wantsAuth() && small.envelope.to.empty());
        QCOMPARE(small.until, Stage::Capabilities);
    }

    void theBestWayThatWorksIsSuggested()
    {
        const auto report = reportOf(planTo(587), {.stage = Stage::Connect, .kind = Kind::TimedOut});
        const Endpoint tls{u"smtp.example.com"_s, 465, Security::Tls};
        const Endpoint other{u"smtp.example.com"_s, 2525, Security::StartTls};
        const auto result = joinedWith(report, {worked(other), worked(tls)});
        QCOMPARE(result.suggestion, tls);
        QVERIFY(result.proven);
        QCOMPARE(result.alternatives.size(), std::size_t{2});
        QCOMPARE(result.alternatives.front().endpoint, tls);
        QVERIFY(result.alternatives.front().works());
        QCOMPARE(result.diagnosis->cause, u"net.timeout"_s);
    }

    void port25AndWaysWithoutASignInAreNotSuggested()
    {
        const auto report = reportOf(planTo(587), {.stage = Stage::Connect, .kind = Kind::TimedOut});
        auto mute = worked({u"smtp.example.com"_s, 2525, Security::StartTls});
        mute.transcript.capabilitiesAfterTls = {u"PIPELINING"_s};
        const auto result =
            joinedWith(report, {worked({u"smtp.example.com"_s, 25, Security::StartTls}), mute});
        QVERIFY(!result.suggestion);
        QVERIFY(!result.proven);
    }

    void tlsBehindASilentPortIsTheWrongModeForCertain()
    {
        const auto report =
            reportOf(planTo(587), {.stage = Stage::Greeting, .kind = Kind::TimedOut, .beforeGreeting = true});
        const Endpoint same{u"smtp.example.com"_s, 587, Security::Tls};
        const auto result = joinedWith(report, {worked(same)});
        QCOMPARE(result.diagnosis->cause, u"tls.wrong-mode"_s);
        QCOMPARE(result.diagnosis->confidence, Confidence::Certain);
        QCOMPARE(result.suggestion, same);
        QCOMPARE(result.verdict, check::CheckReport::Verdict::Fails);
    }

    void aWebServerBehindASilentPortIsTheWrongService()
    {
        const auto report =
            reportOf(planTo(587), {.stage = Stage::Greeting, .kind = Kind::TimedOut, .beforeGreeting = true});
        Observation web{.experiment = {.kind = Experiment::Kind::Request, .endpoint = report.target},
                        .problem = Problem{.kind = Kind::NotSmtp, .words = u"HTTP/1.0 200 OK"_s}};
        const auto result = joinedWith(report, {web});
        QCOMPARE(result.diagnosis->cause, u"net.wrong-service"_s);
        QVERIFY(result.alternatives.empty());
    }

    void twoResolversTellAMissingNameFromAFailingResolver()
    {
        const auto missing = reportOf(planTo(587), {.stage = Stage::Dns, .kind = Kind::HostNotFound});
        const auto silent = reportOf(planTo(587), {.stage = Stage::Dns, .kind = Kind::ResolverSilent});
        Observation known{.experiment = {.kind = Experiment::Kind::Name, .endpoint = missing.target}};
        Observation unknown = known;
        unknown.problem = Problem{.stage = Stage::Dns, .kind = Kind::HostNotFound};
        QCOMPARE(joinedWith(missing, {unknown}).diagnosis->cause, u"net.dns-not-found"_s);
        QCOMPARE(joinedWith(missing, {known}).diagnosis->cause, u"net.dns-failed"_s);
        QCOMPARE(joinedWith(silent, {known}).diagnosis->confidence, Confidence::Certain);
        QCOMPARE(joinedWith(silent, {unknown}).diagnosis->cause, u"net.dns-not-found"_s);
    }

    void theNameThatTheSameCertificateBearsIsAdopted()
    {
        TlsFacts tls{.faults = {CertificateFault::NameMismatch}};
        tls.certificate = {.names = {u"*.example.net"_s, u"server12.example.net"_s}, .sha256 = "abc"};
        const Problem mismatch{.stage = Stage::Certificate, .kind = Kind::CertificateRefused, .tls = tls};
        const auto wanted = check::decide({.plan = planTo(587), .problem = mismatch}, habits);
        QCOMPARE(namesOf(wanted), QStringList{u"server12.example.net:587 starttls"_s});
        const auto report = reportOf(planTo(587), mismatch, {.tls = tls});
        auto same = worked(wanted.front().endpoint);
        same.transcript.tls.certificate.sha256 = "abc";
        QCOMPARE(joinedWith(report, {same}).suggestion, wanted.front().endpoint);
        same.transcript.tls.certificate.sha256 = "def";
        QVERIFY(!joinedWith(report, {same}).suggestion);
    }

    void aFamilyThatTheHostLacksIsNoCellOfTheMatrix()
    {
        const auto report = reportOf(planTo(587), {.stage = Stage::Connect, .kind = Kind::Refused});
        const auto result = joinedWith(
            report,
            {failed({u"smtp.example.com"_s, 465, Security::Tls}, Stage::Dns, Kind::NoAddress),
             failed({u"smtp.example.com"_s, 2525, Security::StartTls}, Stage::Connect, Kind::TimedOut)});
        QCOMPARE(result.alternatives.size(), std::size_t{1});
        QCOMPARE(result.alternatives.front().cause, u"net.timeout"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Experiments)
#include "tst_Experiments.moc"
