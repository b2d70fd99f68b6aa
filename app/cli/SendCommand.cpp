// SPDX-License-Identifier: MIT
#include "app/cli/ActOptions.h"
#include "app/cli/Command.h"
#include "app/cli/DraftOptions.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/FindingsText.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/Queueing.h"
#include "app/cli/RouteOptions.h"
#include "app/cli/WishOptions.h"
#include "files/DurableWrite.h"
#include "mime/Message.h"
#include "report/Report.h"
#include "review/Review.h"
#include "wire/TlsWire.h"

#include <QCoreApplication>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

const std::vector<Option> sendOptions{
    {"queue", "", "put it into the outbox and return; posthorn-cli outbox flush sends it", ""},
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
    if (const Outcome read = readAct(options, plan.value()); !read)
        return read.problem();
    if (plan->wantsAuth() && plan->auth != AuthMethod::External && plan->secret.isEmpty())
        return badInput(u"the password"_s,
                        u"is missing; give --password-stdin, --password-env or --password-command"_s);
    return plan;
}

/// What the provider takes: that of the server, else that of the sender's address.
Limits limitsFor(const Options &options, const mime::Draft &draft)
{
    const auto &table = providers::Table::builtIn();
    const auto *provider = table.byHost(options.value("host"));
    if (!provider && !options.has("host") && !draft.from.empty())
        provider = table.byDomain(draft.from.front().address.domain());
    return provider ? provider->limits : Limits{};
}

/// A further connection to the same server goes on with the TLS session of the one before.
outbox::WireFactory wires()
{
    return [tickets = std::make_shared<wire::SessionTickets>()] {
        return std::make_unique<wire::TlsWire>(tickets);
    };
}

/// Sends one after another and writes a document for each, in their order; the code of the first that did not
/// go out, but doubt before all: it must never look like an invitation to send again.
class Sending
{
public:
    Sending(QString format, const Console &console) : m_format(std::move(format)), m_console(console)
    {
        QObject::connect(&m_sender, &outbox::Sender::finished, &m_sender,
                         [this](const outbox::SendReport &report) { tell(report); });
    }

    int send(const smtp::Plan &plan, const std::vector<mime::Message> &messages)
    {
        m_left = messages.size();
        for (const mime::Message &message : messages)
            m_sender.send(plan, message);
        QCoreApplication::exec();
        return m_exit;
    }

private:
    void tell(const outbox::SendReport &report)
    {
        const auto &words = explain::Catalogue::builtIn();
        m_console.document(m_format == "json"_L1 ? report::sendJson(report, words)
                                                 : report::sendText(report, words).toUtf8());
        const int exit = exitOf(report);
        if (m_exit == Exit::Ok || exit == Exit::InDoubt)
            m_exit = exit;
        if (--m_left == 0)
            QCoreApplication::quit();
    }

    QString m_format;
    const Console &m_console;
    outbox::RunIntentLog m_intents{};
    outbox::Sender m_sender{wires(), diagnose::Judge::builtIn(), m_intents};
    std::size_t m_left = 0;
    int m_exit = Exit::Ok;
};

/// An option that is off is a usage fault; a bad address or file has its own code.
int complain(const Problem &problem, const Console &console)
{
    console.error(problem);
    const bool option = problem.kind == Problem::Kind::BadInput && problem.subject.startsWith("--"_L1);
    return option ? int{Exit::Usage} : exitOf(problem);
}

int deliver(const Options &options, const std::vector<mime::Message> &messages, const Console &console)
{
    if (options.has("dry-run")) {
        const Outcome written = console.document(*messages.front().open());
        if (!written)
            console.error(written.problem());
        return written ? int{Exit::Ok} : exitOf(written.problem());
    }
    if (options.has("queue"))
        return queueMails(options, messages, console);
    const auto plan = planOf(options, messages.front());
    if (!plan) {
        console.error(plan.problem());
        return exitOfUsage(plan.problem());
    }
    console.prose(u"Sending to %1"_s.arg(authority(plan->endpoint.host, plan->endpoint.port)));
    return Sending(options.value("format", u"text"_s), console).send(*plan, messages);
}

/// All are read before the first is sent: one that is at fault stops them all.
int sendFiles(const Options &options, const Console &console)
{
    if (options.has("dry-run") && options.values("eml").size() > 1)
        return complain(badInput(u"--dry-run"_s, u"writes one message; give one --eml"_s), console);
    std::vector<mime::Message> messages;
    for (const QString &path : options.values("eml")) {
        const auto bytes = path == "-"_L1 ? readStdin() : files::readFile(path);
        auto message = bytes ? mime::adopt(*bytes) : Result<mime::Message>(bytes.problem());
        if (!message)
            return complain(message.problem(), console);
        messages.push_back(std::move(message).value());
    }
    return deliver(options, messages, console);
}

int sendLetter(const Options &options, const Console &console)
{
    const auto letter = letterFrom(options);
    if (!letter)
        return complain(letter.problem(), console);
    const mime::Draft &draft = letter->draft;
    const auto findings =
        review::together(letter->findings, review::review(draft, limitsFor(options, draft),
                                                          review::Domains(providers::Table::builtIn())));
    if (review::stops(findings))
        return refuse(findings, console);
    const bool isReadAtOnce = options.has("dry-run") || options.has("queue");
    const auto message =
        isReadAtOnce ? mime::render(draft, freshStamp()) : mime::renderAlongside(draft, freshStamp());
    if (!message)
        return complain(message.problem(), console);
    remark(findings, console);
    return deliver(options, {*message}, console);
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
    if (const Outcome clear = withoutContradiction(options); !clear)
        return complain(clear.problem(), console);
    return options.has("eml") ? sendFiles(options, console) : sendLetter(options, console);
}

} // namespace

Command sendCommand()
{
    return {.name = "send",
            .usage = "--from A --to A… [--host H …] [options]",
            .purpose = "write and send one message, or a finished file",
            .exits =
                "0 sent or queued, 64 usage, 65 bad message or address, 66 no such file, 68 unknown host, 69 "
                "refused for good,\n      74 local disk, 75 try later, 76 protocol or TLS, 77 sign-in "
                "refused, 78 configuration, 79 in doubt",
            .options =
                joined(joined(joined(joined(joined(draftOptions, actOptions), sendOptions), wishOptions),
                              routeOptions),
                       passwordOptions),
            .run = runCommandSend};
}

} // namespace posthorn::cli
