// SPDX-License-Identifier: MIT
#include "app/cli/CheckOptions.h"
#include "app/cli/Command.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/RouteOptions.h"
#include "app/wiring/Tool.h"
#include "check/CheckRun.h"
#include "check/Mending.h"
#include "report/Report.h"
#include "wire/TlsWire.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using Verdict = check::CheckReport::Verdict;

const explain::Catalogue &words()
{
    return explain::Catalogue::builtIn();
}

QByteArray written(const check::CheckReport &report, const QString &format)
{
    const QMap<QString, std::function<QByteArray()>> writers{
        {u"json"_s, [&] { return report::checkJson(report, words(), app::thisTool()); }},
        {u"ndjson"_s, [&] { return report::checkJson(report, words(), app::thisTool()); }},
        {u"markdown"_s, [&] { return report::checkMarkdown(report, words(), app::thisTool()).toUtf8(); }},
        {u"junit"_s, [&] { return report::checkJunit(report, words()); }},
        {u"nagios"_s, [&] { return report::checkNagios(report, words()).toUtf8(); }},
        {u"prometheus"_s, [&] { return report::checkPrometheus(report).toUtf8(); }},
        {u"github"_s, [&] { return report::checkGithub(report, words()).toUtf8(); }}};
    const auto writer = writers.constFind(format);
    return writer == writers.constEnd() ? report::checkText(report, words()).toUtf8() : (*writer)();
}

int exitOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Works:
        return Exit::Ok;
    case Verdict::Fails:
        return Exit::Fails;
    case Verdict::Temporary:
        return Exit::Temporary;
    case Verdict::Untested:
        break;
    }
    return Exit::CouldNotTest;
}

check::CheckReport runCheck(const Wanted &wanted, const std::function<void(const Step &)> &tell)
{
    check::CheckReport result;
    check::CheckRun run(
        wanted.plan, [] { return std::make_unique<wire::TlsWire>(); }, diagnose::Judge::builtIn(),
        QDateTime::currentDateTimeUtc(), wanted.habits);
    QObject::connect(&run, &check::CheckRun::stepChanged, &run, tell);
    QObject::connect(&run, &check::CheckRun::finished, &run, [&](const check::CheckReport &report) {
        result = report;
        QCoreApplication::quit();
    });
    run.start();
    QCoreApplication::exec();
    return result;
}

/// A monitor reads the first line of stdout and the exit code, whatever went wrong.
int refuse(const Problem &problem, bool toMonitor, const Console &console)
{
    console.error(problem);
    if (toMonitor) {
        console.document(report::nagiosSentence(Verdict::Untested, words().sentence(problem)) + u'\n');
        return report::nagiosExit(Verdict::Untested);
    }
    return isAboutSecret(problem.kind) ? int{Exit::CouldNotTest} : exitOfUsage(problem);
}

int runCommandCheck(const Options &options, const Console &console)
{
    const auto format = formatFrom(options, checkFormats);
    const bool toMonitor = format && *format == "nagios"_L1;
    const auto wanted = wantedFrom(options);
    if (!format || !wanted)
        return refuse(!format ? format.problem() : wanted.problem(), toMonitor, console);
    const smtp::Plan &plan = wanted->plan;
    if (!plan.wantsAuth() && plan.auth != AuthMethod::None)
        console.prose(
            u"Sign-in is left out, since no password was given: --password-stdin, --password-env or "
            "--password-command gives one."_s);
    console.prose(
        u"Testing %1"_s.arg(authority(check::hostWithin(plan.endpoint.host).host, plan.endpoint.port)));
    const bool streams = *format == "ndjson"_L1;
    const check::CheckReport report = runCheck(*wanted, [&](const Step &step) {
        if (streams && step.status != StepStatus::Running)
            console.document(report::stageLine(step, words()));
    });
    for (const Step &step : report.steps) {
        if (step.stage == Stage::Input && step.status == StepStatus::Warning)
            console.remark(words().stageName(step.stage) + u": "_s + words().summary(step));
    }
    console.document(written(report, *format));
    return toMonitor ? report::nagiosExit(report.verdict) : exitOf(report.verdict);
}

} // namespace

Command checkCommand()
{
    return {.name = "check",
            .usage = "[ADDRESS | --host H …] [options]",
            .purpose = "test a connection, stage by stage; no mail is sent",
            .exits = "0 works, 1 does not work, 3 could not be tested, 4 try later, 64 usage; with --format "
                     "nagios 0, 1, 2, 3 as plugins do",
            .options = joined(joined(checkOptions, routeOptions), passwordOptions),
            .run = runCommandCheck};
}

} // namespace posthorn::cli
