// SPDX-License-Identifier: MIT
#include "check/Assemble.h"

#include "providers/Provider.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::check {

namespace {

std::vector<Stage> orderUnder(Security security)
{
    if (security != Security::Tls)
        return {allStages.begin(), allStages.end()};
    return {Stage::Input,       Stage::Discover,  Stage::Dns,   Stage::Connect,      Stage::Tls,
            Stage::Certificate, Stage::Greeting,  Stage::Hello, Stage::Capabilities, Stage::Auth,
            Stage::Sender,      Stage::Recipient, Stage::Send,  Stage::Domain};
}

StepStatus statusBeforehand(Stage stage, const smtp::Plan &plan)
{
    switch (stage) {
    case Stage::Input:
        return StepStatus::Ok;
    case Stage::Discover:
        return StepStatus::Skipped;
    case Stage::Dns:
        return plan.connectTo ? StepStatus::Skipped : StepStatus::NotTested;
    case Stage::Hello:
        return plan.endpoint.security == Security::Tls ? StepStatus::Skipped : StepStatus::NotTested;
    case Stage::Tls:
    case Stage::Certificate:
        return plan.endpoint.security == Security::None ? StepStatus::Skipped : StepStatus::NotTested;
    case Stage::Auth:
        return plan.wantsAuth() ? StepStatus::NotTested : StepStatus::Skipped;
    case Stage::Connect:
    case Stage::Greeting:
    case Stage::Capabilities:
    case Stage::Sender:
    case Stage::Recipient:
    case Stage::Send:
    case Stage::Domain:
        break;
    }
    return StepStatus::NotTested;
}

void fillIn(std::vector<Step> &steps, const std::vector<Step> &reached)
{
    for (const Step &step : reached) {
        const auto place =
            std::find_if(steps.begin(), steps.end(), [&](const Step &s) { return s.stage == step.stage; });
        if (place != steps.end() && step.status != StepStatus::Running)
            *place = step;
    }
}

/// Facts of this machine say nothing about the server.
bool couldNotTest(const Problem &problem, const Diagnosis &diagnosis)
{
    using Kind = Problem::Kind;
    static constexpr std::array own{Kind::Cancelled, Kind::Internal, Kind::FileMissing, Kind::FileUnreadable};
    return isAboutSecret(problem.kind) || std::find(own.begin(), own.end(), problem.kind) != own.end() ||
           diagnosis.cause == "net.offline"_L1;
}

/// What this computer trusts may still have been made by a program that reads along.
void markReader(std::vector<Step> &steps, const CertificateFacts &certificate, const diagnose::Judge &judge)
{
    if (certificate.issuer.isEmpty())
        return;
    const Diagnosis made = judge.judge({.words = u"issuer: "_s + certificate.issuer});
    if (made.cause != "net.intercepted"_L1 || made.confidence == Confidence::Possible)
        return;
    for (Step &step : steps) {
        if (step.stage == Stage::Certificate && step.status == StepStatus::Ok)
            step.status = StepStatus::Warning;
    }
}

/// The other protection on the same port.
std::optional<Endpoint> otherMode(const smtp::Plan &plan, const Diagnosis &diagnosis)
{
    if (diagnosis.cause != "tls.wrong-mode"_L1)
        return std::nullopt;
    Endpoint better = plan.endpoint;
    better.security = better.security == Security::Tls ? Security::StartTls : Security::Tls;
    return better;
}

} // namespace

QLatin1StringView idOf(CheckReport::Verdict verdict)
{
    switch (verdict) {
    case CheckReport::Verdict::Works:
        return "works"_L1;
    case CheckReport::Verdict::Fails:
        return "fails"_L1;
    case CheckReport::Verdict::Temporary:
        return "temporary"_L1;
    case CheckReport::Verdict::Untested:
        break;
    }
    return "untested"_L1;
}

Diagnosis diagnosisOf(const Endpoint &endpoint, const QString &user, const Problem &problem,
                      const Transcript &transcript, const diagnose::Judge &judge)
{
    const auto *provider = providers::Table::builtIn().byHost(endpoint.host);
    return judge.judge(diagnose::withRoute(diagnose::factsOf(problem, transcript), endpoint, user,
                                           provider ? provider->id : QString()));
}

CheckReport::Verdict verdictOf(const Problem &problem, const Diagnosis &diagnosis)
{
    if (couldNotTest(problem, diagnosis))
        return CheckReport::Verdict::Untested;
    return diagnosis.retry == Retry::Later ? CheckReport::Verdict::Temporary : CheckReport::Verdict::Fails;
}

std::vector<Step> stagesOf(const smtp::Plan &plan)
{
    std::vector<Step> steps;
    for (const Stage stage : orderUnder(plan.endpoint.security))
        steps.push_back({.stage = stage, .status = statusBeforehand(stage, plan)});
    return steps;
}

CheckReport assemble(const smtp::Plan &plan, const QDateTime &started, const wire::Run &run,
                     const diagnose::Judge &judge)
{
    CheckReport report{.target = plan.endpoint, .user = plan.user, .auth = posthorn::idOf(plan.auth)};
    report.started = started;
    report.elapsedMs = run.elapsedMs;
    report.transcript = run.transcript;
    report.steps = stagesOf(plan);
    fillIn(report.steps, run.transcript.steps);
    markReader(report.steps, run.transcript.tls.certificate, judge);
    report.problem = run.problem;
    report.verdict = CheckReport::Verdict::Works;
    if (!run.problem)
        return report;
    report.stage = run.problem->stage;
    report.diagnosis = diagnosisOf(plan.endpoint, plan.user, *run.problem, run.transcript, judge);
    report.verdict = verdictOf(*run.problem, *report.diagnosis);
    report.suggestion = otherMode(plan, *report.diagnosis);
    return report;
}

} // namespace posthorn::check
