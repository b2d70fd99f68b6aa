// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "app/cli/DraftOptions.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/RouteOptions.h"
#include "report/Report.h"
#include "wire/TlsWire.h"

#include <QCoreApplication>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

const std::vector<Option> sendOptions{
    {"partial", "P",
     "when some recipients are refused for good: all (nobody gets it), accepted (the rest do), stop",
     "--partial accepted"},
    {"dry-run", "", "write the message to stdout and talk to nobody", ""},
    {"format", "F", "text or json", "--format json"}};

mime::Stamp freshStamp()
{
    return {.date = QDateTime::currentDateTime(),
            .messageId = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .boundary = QUuid::createUuid().toString(QUuid::Id128)};
}

Result<smtp::Plan> planOf(const Options &options, const mime::Message &message)
{
    const QString sender = message.envelope().from ? message.envelope().from->toString() : QString();
    auto plan = planFrom(options, sender);
    if (!plan)
        return plan;
    const auto secret = secretFrom(options);
    if (!secret)
        return secret.problem();
    plan.value().secret = *secret;
    if (givesToken(options) && plan->auth == AuthMethod::Auto)
        plan.value().auth = AuthMethod::XOAuth2;
    if (plan->user.isEmpty() && !secret->isEmpty())
        plan.value().user = sender;
    const auto partial = smtp::partialFromId(options.value("partial", u"stop"_s));
    if (!partial)
        return badInput(u"--partial "_s + options.value("partial"), u"is none of all, accepted, stop"_s);
    plan.value().partial = *partial;
    if (plan->wantsAuth() && plan->auth != AuthMethod::External && plan->secret.isEmpty())
        return badInput(u"the password"_s,
                        u"is missing; give --password-stdin, --password-env or --password-command"_s);
    return plan;
}

outbox::SendReport runSend(const smtp::Plan &plan, const mime::Message &message)
{
    outbox::SendReport result;
    outbox::RunIntentLog intents;
    outbox::Sender sender([] { return std::make_unique<wire::TlsWire>(); }, diagnose::Judge::builtIn(),
                          intents);
    QObject::connect(&sender, &outbox::Sender::finished, &sender, [&](const outbox::SendReport &report) {
        result = report;
        QCoreApplication::quit();
    });
    sender.send(plan, message);
    QCoreApplication::exec();
    return result;
}

int writeDry(const mime::Message &message, const Console &console)
{
    console.document(message.open()->readAll());
    return Exit::Ok;
}

/// An option that is off is a usage fault; a bad address or file has its own code.
int complain(const Problem &problem, const Console &console)
{
    console.error(problem);
    const bool option = problem.kind == Problem::Kind::BadInput && problem.subject.startsWith("--"_L1);
    return option ? int{Exit::Usage} : exitOf(problem);
}

int runCommandSend(const Options &options, const Console &console)
{
    const auto format = formatFrom(options, {u"text"_s, u"json"_s});
    if (!format)
        return complain(format.problem(), console);
    if (!options.operands().isEmpty())
        return complain(badInput(u"--to"_s, u"names the recipient; \"%1\" stands alone"_s.arg(
                                                options.operands().first())),
                        console);
    const auto message = messageFrom(options, freshStamp());
    if (!message)
        return complain(message.problem(), console);
    if (options.has("dry-run"))
        return writeDry(*message, console);
    const auto plan = planOf(options, *message);
    if (!plan) {
        console.error(plan.problem());
        return exitOfUsage(plan.problem());
    }
    console.prose(u"Sending to %1"_s.arg(authority(plan->endpoint.host, plan->endpoint.port)));
    const outbox::SendReport report = runSend(*plan, *message);
    const auto &words = explain::Catalogue::builtIn();
    console.document(*format == "json"_L1 ? report::sendJson(report, words)
                                          : report::sendText(report, words).toUtf8());
    return exitOf(report);
}

} // namespace

Command sendCommand()
{
    return {.name = "send",
            .usage = "--from A --to A… [--host H …] [options]",
            .purpose = "write and send one message, or a finished file",
            .exits = "0 sent, 64 usage, 65 bad message or address, 66 no such file, 68 unknown host, 69 "
                     "refused for good,\n      74 local disk, 75 try later, 76 protocol or TLS, 77 sign-in "
                     "refused, 78 configuration, 79 in doubt",
            .options = joined(joined(joined(draftOptions, sendOptions), routeOptions), passwordOptions),
            .run = runCommandSend};
}

} // namespace posthorn::cli
