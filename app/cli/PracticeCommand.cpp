// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "app/cli/PracticeEvents.h"
#include "app/cli/Termination.h"
#include "app/wiring/Profile.h"
#include "files/DurableWrite.h"
#include "report/Json.h"
#include "scenario/BuiltIn.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

const std::vector<Option> practiceOptions{
    {"scenario", "S", "misbehave in this way; --list names them", "--scenario gmail-wrong-password"},
    {"list", "", "list the scenarios", "practice --list --format json"},
    {"ports", "P,P,P", "the ports: without encryption, STARTTLS, TLS; 0 is any free one",
     "--ports 2525,2587,2465"},
    {"ca-out", "F", "write the certificate authority to F", "--ca-out practice-ca.pem"},
    {"format", "F", "text or json, for --list", ""}};

Result<practice::Ports> portsFrom(const QString &text)
{
    if (text.isEmpty())
        return practice::Ports{};
    std::vector<quint16> ports;
    for (const QString &part : text.split(u',')) {
        bool isNumber = false;
        const uint port = part.toUInt(&isNumber);
        if (!isNumber || port > 65535)
            return badInput(u"--ports "_s + text, u"holds \"%1\", which is no port"_s.arg(part));
        ports.push_back(static_cast<quint16>(port));
    }
    if (ports.size() != 3)
        return badInput(u"--ports "_s + text, u"is not three ports: without encryption, STARTTLS, TLS"_s);
    return practice::Ports{ports[0], ports[1], ports[2]};
}

Result<scenario::Scenario> scenarioFrom(const Options &options)
{
    const QString id = options.value("scenario", u"good"_s);
    if (scenario::scenarioIds().contains(id))
        return scenario::builtInScenario(id);
    return badInput(u"--scenario "_s + id, u"is not known; posthorn-cli practice --list names them"_s);
}

int list(const QString &format, const Console &console)
{
    std::vector<report::Json> rows;
    QString text;
    for (const QString &id : scenario::scenarioIds()) {
        rows.push_back(report::object({{"id", id}}));
        text += u"%1  %2\n"_s.arg(id.leftJustified(28), scenario::builtInScenario(id)->title);
    }
    if (format == "json"_L1)
        console.document(
            report::document(report::object({{"personas", QStringList()}, {"scenarios", rows}})));
    else
        console.document(text);
    return Exit::Ok;
}

/// The file the ready line names: --ca-out, or the one in the profile.
Result<QString> caFile(const Options &options, const app::Profile &profile,
                       const practice::Identity &identity)
{
    if (!options.has("ca-out"))
        return profile.practiceFolder() + u"/ca.pem"_s;
    const QString path = options.value("ca-out");
    const Outcome written = files::durableWrite(path, identity.caPem);
    return written ? Result<QString>(path) : Result<QString>(written.problem());
}

int serve(practice::PracticeServer &server, const practice::Ports &wanted, const QString &ca,
          const Console &console)
{
    const auto ports = server.listen(wanted);
    if (!ports) {
        console.error(ports.problem());
        return Exit::Fails;
    }
    const Termination termination;
    QObject::connect(&termination, &Termination::asked, &server, [] { QCoreApplication::quit(); });
    QObject::connect(&server, &practice::PracticeServer::sessionOpened, &server,
                     [&](quint64 session, quint16 port) { console.document(sessionEvent(session, port)); });
    QObject::connect(&server, &practice::PracticeServer::mailTaken, &server,
                     [&](const practice::CapturedMail &mail) { console.document(messageEvent(mail)); });
    console.document(readyEvent(*ports, ca));
    QCoreApplication::exec();
    server.close();
    return Exit::Ok;
}

int fail(const Problem &problem, int code, const Console &console)
{
    console.error(problem);
    return code;
}

int runPractice(const Options &options, const Console &console)
{
    const auto format = formatFrom(options, {u"text"_s, u"json"_s});
    const auto ports = portsFrom(options.value("ports"));
    const auto scenario = scenarioFrom(options);
    if (!format || !ports || !scenario)
        return fail(!format  ? format.problem()
                    : !ports ? ports.problem()
                             : scenario.problem(),
                    Exit::Usage, console);
    if (options.has("list"))
        return list(*format, console);
    const auto profile = app::Profile::open(options.value("profile"));
    if (!profile)
        return fail(profile.problem(), Exit::LocalIo, console);
    const auto identity = practice::identityIn(profile->practiceFolder(), QDateTime::currentDateTimeUtc());
    if (!identity)
        return fail(identity.problem(), Exit::LocalIo, console);
    const auto ca = caFile(options, *profile, *identity);
    if (!ca)
        return fail(ca.problem(), Exit::LocalIo, console);
    practice::PracticeServer server(*identity, *scenario);
    return serve(server, *ports, *ca, console);
}

} // namespace

Command practiceCommand()
{
    return {.name = "practice",
            .usage = "[--scenario S] [options]",
            .purpose = "run a mail server on this machine that takes mail and relays none",
            .exits = "0 ended by a signal, 1 a port is taken, 64 usage, 74 the profile cannot be written",
            .options = practiceOptions,
            .run = runPractice};
}

} // namespace posthorn::cli
