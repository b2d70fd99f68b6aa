// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/RouteOptions.h"
#include "app/wiring/Tool.h"
#include "check/CheckRun.h"
#include "report/Report.h"
#include "wire/TlsWire.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

const std::vector<Option> checkOptions{
    {"from", "A", "also try this sender (MAIL FROM, then RSET; no mail is sent)", "--from me@example.org"},
    {"rcpt", "A", "also try this recipient (RCPT TO, then RSET); may be repeated", "--rcpt you@example.org"},
    {"until", "STAGE",
     "stop after STAGE: connect greeting hello tls certificate capabilities auth sender recipient",
     "--until certificate"},
    {"format", "F", "text, json or markdown", "--format json"}};

Result<Address> addressFrom(const QString &text)
{
    if (const auto address = Address::parse(text))
        return *address;
    return badInput(text, u"is no mail address"_s);
}

Outcome readEnvelope(const Options &options, smtp::Plan &plan)
{
    if (options.has("from")) {
        const auto from = addressFrom(options.value("from"));
        if (!from)
            return from.problem();
        plan.envelope.from = *from;
        plan.until = Stage::Sender;
    }
    for (const QString &text : options.values("rcpt")) {
        const auto to = addressFrom(text);
        if (!to)
            return to.problem();
        plan.envelope.to.push_back(*to);
        plan.until = Stage::Recipient;
    }
    if (!plan.envelope.to.empty() && !plan.envelope.from)
        return badInput(u"--rcpt"_s, u"needs --from, the sender a recipient is tried with"_s);
    return Done{};
}

Outcome readUntil(const Options &options, smtp::Plan &plan)
{
    if (!options.has("until"))
        return Done{};
    const auto stage = stageFromId(options.value("until"));
    if (!stage || *stage == Stage::Send || *stage == Stage::Domain || *stage == Stage::Input)
        return badInput(u"--until "_s + options.value("until"),
                        u"is no stage to stop after; --help lists them"_s);
    plan.until = *stage;
    return Done{};
}

Result<smtp::Plan> planOf(const Options &options)
{
    if (options.operands().size() > 1)
        return badInput(options.operands().at(1), u"is one address too many; check takes one"_s);
    const QString address = options.operands().value(0, options.value("from"));
    auto plan = planFrom(options, address);
    if (!plan)
        return plan;
    const auto secret = secretFrom(options);
    if (!secret)
        return secret.problem();
    plan.value().secret = *secret;
    if (givesToken(options) && plan->auth == AuthMethod::Auto)
        plan.value().auth = AuthMethod::XOAuth2;
    if (plan->user.isEmpty() && !options.operands().isEmpty() && !secret->isEmpty())
        plan.value().user = options.operands().first();
    plan.value().until = plan->wantsAuth() ? Stage::Auth : Stage::Capabilities;
    for (const Outcome &read : {readEnvelope(options, plan.value()), readUntil(options, plan.value())}) {
        if (!read)
            return read.problem();
    }
    const bool needsSecret =
        plan->wantsAuth() && plan->auth != AuthMethod::External && plan->until >= Stage::Auth;
    if (needsSecret && plan->secret.isEmpty())
        return badInput(u"the password"_s,
                        u"is missing; give --password-stdin, --password-env or --password-command"_s);
    return plan;
}

QByteArray written(const check::CheckReport &report, const QString &format)
{
    const auto &words = explain::Catalogue::builtIn();
    if (format == "json"_L1)
        return report::checkJson(report, words, app::thisTool());
    if (format == "markdown"_L1)
        return report::checkMarkdown(report, words, app::thisTool()).toUtf8();
    return report::checkText(report, words).toUtf8();
}

int exitOf(check::CheckReport::Verdict verdict)
{
    switch (verdict) {
    case check::CheckReport::Verdict::Works:
        return Exit::Ok;
    case check::CheckReport::Verdict::Fails:
        return Exit::Fails;
    case check::CheckReport::Verdict::Temporary:
        return Exit::Temporary;
    case check::CheckReport::Verdict::Untested:
        break;
    }
    return Exit::CouldNotTest;
}

check::CheckReport runCheck(const smtp::Plan &plan)
{
    check::CheckReport result;
    check::CheckRun run(
        plan, [] { return std::make_unique<wire::TlsWire>(); }, diagnose::Judge::builtIn(),
        QDateTime::currentDateTimeUtc());
    QObject::connect(&run, &check::CheckRun::finished, &run, [&](const check::CheckReport &report) {
        result = report;
        QCoreApplication::quit();
    });
    run.start();
    QCoreApplication::exec();
    return result;
}

int runCommandCheck(const Options &options, const Console &console)
{
    const auto format = formatFrom(options, {u"text"_s, u"json"_s, u"markdown"_s});
    const auto plan = planOf(options);
    if (!format || !plan) {
        const Problem &problem = !format ? format.problem() : plan.problem();
        console.error(problem);
        return isAboutSecret(problem.kind) ? int{Exit::CouldNotTest} : exitOfUsage(problem);
    }
    if (!plan->wantsAuth() && plan->auth != AuthMethod::None)
        console.prose(
            u"Sign-in is left out, since no password was given: --password-stdin, --password-env or "
            "--password-command gives one."_s);
    console.prose(u"Testing %1"_s.arg(authority(plan->endpoint.host, plan->endpoint.port)));
    const check::CheckReport report = runCheck(*plan);
    console.document(written(report, *format));
    return exitOf(report.verdict);
}

} // namespace

Command checkCommand()
{
    return {.name = "check",
            .usage = "[ADDRESS | --host H …] [options]",
            .purpose = "test a connection, stage by stage; no mail is sent",
            .exits = "0 works, 1 does not work, 3 could not be tested, 4 try later, 64 usage",
            .options = joined(joined(checkOptions, routeOptions), passwordOptions),
            .run = runCommandCheck};
}

} // namespace posthorn::cli
