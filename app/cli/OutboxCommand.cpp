// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/OutboxOffice.h"
#include "app/cli/PasswordSource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using outbox::Record;
using outbox::State;
using outbox::Word;

const std::vector<Option> outboxOptions{
    {"arrived", "", "with resolve: the mail in doubt has arrived", "outbox resolve 3f2a --arrived"},
    {"send-again", "", "with resolve: send the mail in doubt again; it may arrive twice", ""},
    {"format", "F", "text or json", "--format json"}};

bool anyIs(const std::vector<Record> &records, State state)
{
    return std::ranges::find(records, state, &Record::state) != records.end();
}

/// Doubt before all: it must never look like an invitation to send again.
int exitOfRun(OutboxOffice &office, const std::vector<Record> &touched)
{
    if (anyIs(office.records(), State::InDoubt))
        return Exit::InDoubt;
    if (anyIs(office.records(), State::Queued) || anyIs(office.records(), State::Sending) ||
        anyIs(office.records(), State::Committing))
        return Exit::TryLater;
    return anyIs(touched, State::Failed) ? Exit::Unavailable : Exit::Ok;
}

QStringList idsOf(const std::vector<Record> &records, State state)
{
    QStringList ids;
    for (const Record &record : records) {
        if (record.state == state)
            ids.append(record.id);
    }
    return ids;
}

int run(OutboxOffice &office, const QStringList &ids)
{
    const auto touched = office.send(ids);
    if (!touched)
        return office.complain(touched.problem());
    if (touched->empty() && office.options().value("format") != "json"_L1)
        office.console().document(u"Nothing waits to be sent.\n"_s);
    else
        office.print(*touched);
    return exitOfRun(office, *touched);
}

int list(OutboxOffice &office)
{
    office.print(office.records());
    return Exit::Ok;
}

int show(OutboxOffice &office)
{
    const auto records = office.named();
    if (!records)
        return office.complain(records.problem());
    office.print(*records, OutboxOffice::Form::Details);
    return Exit::Ok;
}

int flush(OutboxOffice &office)
{
    return run(office, idsOf(office.records(), State::Queued));
}

int retry(OutboxOffice &office)
{
    const auto records = office.named();
    if (!records)
        return office.complain(records.problem());
    QStringList ids;
    for (const Record &record : *records) {
        if (record.state == State::Queued || record.state == State::Failed) {
            ids.append(record.id);
            continue;
        }
        const bool doubtful = record.state == State::InDoubt;
        office.console().error(badInput(
            record.id, doubtful
                           ? u"is in doubt; outbox resolve tells what to do with it"_s
                           : u"is %1, so there is nothing to try again"_s.arg(QString(idOf(record.state)))));
        return doubtful ? Exit::InDoubt : Exit::Usage;
    }
    return run(office, ids);
}

/// Says it about each, and refuses where it cannot be said.
Result<std::vector<Record>> tellEach(OutboxOffice &office, Word word, const QString &refusal)
{
    const auto records = office.named();
    if (!records)
        return records.problem();
    std::vector<Record> changed;
    for (const Record &record : *records) {
        const auto told = office.box().tell(record.id, word, QDateTime::currentDateTimeUtc());
        if (!told)
            return told.problem();
        if (told->state == record.state)
            return badInput(record.id, refusal.arg(QString(idOf(told->state))));
        changed.push_back(*told);
    }
    office.remarkOnRest();
    return changed;
}

int cancel(OutboxOffice &office)
{
    const auto cancelled = tellEach(office, Word::Cancel, u"is %1 and can no longer be cancelled"_s);
    if (!cancelled)
        return office.complain(cancelled.problem());
    office.print(*cancelled);
    return Exit::Ok;
}

int resolve(OutboxOffice &office)
{
    const bool arrived = office.options().has("arrived");
    if (arrived == office.options().has("send-again"))
        return office.complain(
            badInput(u"outbox resolve"_s, u"needs --arrived or --send-again, one of them"_s));
    const auto told =
        tellEach(office, arrived ? Word::Arrived : Word::SendAgain, u"is %1 and not in doubt"_s);
    if (!told)
        return office.complain(told.problem());
    if (!arrived)
        return run(office, idsOf(*told, State::Queued));
    office.print(*told);
    return Exit::Ok;
}

struct Verb
{
    QLatin1StringView name{};
    int (*run)(OutboxOffice &) = nullptr;
    bool namesMails = false;
};

constexpr auto verbs = std::to_array<Verb>({
    {"list"_L1, list},
    {"show"_L1, show, true},
    {"retry"_L1, retry, true},
    {"cancel"_L1, cancel, true},
    {"resolve"_L1, resolve, true},
    {"flush"_L1, flush},
});

int runOutbox(const Options &options, const Console &console)
{
    OutboxOffice office(options, console);
    if (const auto format = formatFrom(options, {u"text"_s, u"json"_s}); !format)
        return office.complain(format.problem());
    const QString name = options.operands().value(0, u"list"_s);
    const auto verb = std::ranges::find_if(verbs, [&](const Verb &one) { return one.name == name; });
    if (verb == verbs.end())
        return office.complain(
            badInput(u"outbox "_s + name, u"is none of list, show, retry, cancel, resolve, flush"_s));
    if (!verb->namesMails && options.operands().size() > 1)
        return office.complain(
            badInput(options.operands().at(1), u"is one too many; outbox %1 takes no id"_s.arg(name)));
    if (const Outcome opened = office.open(); !opened)
        return office.complain(opened.problem());
    return verb->run(office);
}

} // namespace

Command outboxCommand()
{
    return {
        .name = "outbox",
        .usage = "list | show ID… | flush | retry ID… | cancel ID… | resolve ID… --arrived|--send-again\n\n"
                 "  list     what waits, and what was sent in the last 30 days\n"
                 "  show     everything about these mails; an ID may be cut short, or be a Message-ID\n"
                 "  flush    try everything that waits now, each once\n"
                 "  retry    try these now, also one that was refused\n"
                 "  cancel   take these out; what is in doubt is then no longer asked about\n"
                 "  resolve  say of a mail in doubt that it arrived, or send it again",
        .purpose = "look at the mails that wait, and send them",
        .exits =
            "0 done, 64 usage, 69 refused for good, 74 local disk, 75 something waits, 79 something is in "
            "doubt",
        .options = joined(outboxOptions, passwordOptions),
        .run = runOutbox};
}

} // namespace posthorn::cli
