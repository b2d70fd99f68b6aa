// SPDX-License-Identifier: MIT
#include "app/cli/CheckOptions.h"

#include "app/cli/PasswordSource.h"
#include "app/cli/RouteOptions.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<Option> checkOptions{
    {"from", "A", "also try this sender (MAIL FROM, then RSET; no mail is sent)", "--from me@example.org"},
    {"rcpt", "A", "also try this recipient (RCPT TO, then RSET); may be repeated", "--rcpt you@example.org"},
    {"until", "STAGE",
     "stop after STAGE: connect greeting hello tls certificate capabilities auth sender recipient",
     "--until certificate"},
    {"no-side-probes", "",
     "make this one connection alone: try no other port, encryption or address family, and ask no other name "
     "server, when it fails",
     ""},
    {"format", "F", "text, json, ndjson, markdown, junit, nagios, prometheus or github", "--format json"}};

const QStringList checkFormats{u"text"_s,  u"json"_s,   u"ndjson"_s,     u"markdown"_s,
                               u"junit"_s, u"nagios"_s, u"prometheus"_s, u"github"_s};

namespace {

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

Outcome readSecret(const Options &options, smtp::Plan &plan)
{
    const auto secret = secretFrom(options);
    if (!secret)
        return secret.problem();
    plan.secret = *secret;
    if (givesToken(options) && plan.auth == AuthMethod::Auto)
        plan.auth = AuthMethod::XOAuth2;
    if (plan.user.isEmpty() && !options.operands().isEmpty() && !secret->isEmpty())
        plan.user = options.operands().first();
    if (plan.user.isEmpty() && !secret->isEmpty())
        return badInput(u"--user"_s,
                        u"is missing; a password is of no use without the name to sign in with"_s);
    plan.until = plan.wantsAuth() ? Stage::Auth : Stage::Capabilities;
    return Done{};
}

Outcome requireSecret(const smtp::Plan &plan)
{
    const bool isNeeded = plan.wantsAuth() && plan.auth != AuthMethod::External && plan.until >= Stage::Auth;
    if (isNeeded && plan.secret.isEmpty())
        return badInput(u"the password"_s,
                        u"is missing; give --password-stdin, --password-env or --password-command"_s);
    return Done{};
}

/// A stage of the mail's own needs somebody to name there.
Outcome requirePeople(const smtp::Plan &plan)
{
    if (plan.until >= Stage::Sender && !plan.envelope.from)
        return badInput(u"--from"_s, u"is missing; --until sender needs it"_s);
    if (plan.until >= Stage::Recipient && plan.envelope.to.empty())
        return badInput(u"--rcpt"_s, u"is missing; --until recipient needs it"_s);
    return Done{};
}

check::Habits habitsFrom(const Options &options)
{
    check::Habits habits{.experiments = !options.has("no-side-probes")};
    if (options.has("timeout")) // RouteOptions has read it
        habits.wholeRun =
            std::chrono::milliseconds(static_cast<qint64>(options.value("timeout").toDouble() * 1000));
    return habits;
}

} // namespace

Result<Wanted> wantedFrom(const Options &options)
{
    if (options.operands().size() > 1)
        return badInput(options.operands().at(1), u"is one address too many; check takes one"_s);
    auto plan = planFrom(options, options.operands().value(0, options.value("from")));
    if (!plan)
        return plan.problem();
    for (const auto &read : {readSecret, readEnvelope, readUntil}) {
        if (const Outcome outcome = read(options, plan.value()); !outcome)
            return outcome.problem();
    }
    for (const auto &required : {requireSecret, requirePeople}) {
        if (const Outcome outcome = required(*plan); !outcome)
            return outcome.problem();
    }
    // As it was given: what is mended about it belongs into the report. A port or protection of its own
    // gives way to those that were said.
    if (options.has("host") && !options.has("port") && !options.has("security"))
        plan.value().endpoint.host = options.value("host");
    return Wanted{.plan = *plan, .habits = habitsFrom(options)};
}

} // namespace posthorn::cli
