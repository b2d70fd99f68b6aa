// SPDX-License-Identifier: MIT
#include "app/cli/DraftOptions.h"

#include "app/cli/BodyOptions.h"
#include "app/cli/ChosenAccount.h"
#include "review/People.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<Option> draftOptions{
    {"from", "A", "the sender; several are several authors; left out: the account's",
     "--from 'Anna <anna@example.org>'"},
    {"to", "A", "a recipient; may be repeated, or a list with commas", "--to bob@example.org"},
    {"cc", "A", "a copy to A", "--cc carol@example.org"},
    {"bcc", "A", "a copy to A that the others do not see", "--bcc me@example.org"},
    {"reply-to", "A", "where answers go", "--reply-to office@example.org"},
    {"subject", "S", "the subject", "--subject 'Report for May'"},
    {"text", "T", "the text", "--text 'Good morning'"},
    {"text-file", "F", "the text, from a file or stdin (-)", "--text-file report.txt"},
    {"html-file", "F", "a page, with the text beside it or made from it", "--html-file report.html"},
    {"markdown-file", "F", "Markdown: sent as the text, and as the page it makes",
     "--markdown-file report.md"},
    {"attach", "F", "attach a file; may be repeated", "--attach report.pdf"},
    {"inline", "F", "a picture that the page shows as cid:NAME, by the name of its file; may be repeated",
     "--inline logo.png"},
    {"header", "'Name: value'", "an own header; may be repeated", "--header 'X-Campaign: may'"},
    {"priority", "P", "high, normal or low", "--priority high"},
    {"eml", "F", "send this finished message instead; may be repeated", "--eml mail.eml"}};

namespace {

using Field = Finding::Field;

void readPeople(const Options &options, Letter &letter)
{
    struct Place
    {
        const char *option = "";
        Field field{};
        std::vector<Mailbox> *people = nullptr;
    };
    mime::Draft &draft = letter.draft;
    for (const Place &place : {Place{"from", Field::From, &draft.from}, Place{"to", Field::To, &draft.to},
                               Place{"cc", Field::Cc, &draft.cc}, Place{"bcc", Field::Bcc, &draft.bcc},
                               Place{"reply-to", Field::ReplyTo, &draft.replyTo}}) {
        review::People read = review::peopleIn(options.values(place.option).join(u','), place.field);
        *place.people = std::move(read.people);
        letter.findings.insert(letter.findings.end(), read.findings.begin(), read.findings.end());
    }
}

/// Without --from the account says who writes, and where answers go.
Outcome readSender(const Options &options, mime::Draft &draft)
{
    if (options.has("from"))
        return Done{};
    if (!options.has("account"))
        return badInput(u"--from"_s, u"is missing; give the sender's address"_s);
    const auto account = chosenAccount(options);
    if (!account)
        return account.problem();
    const auto sender = chosenSender(options, *account);
    if (!sender)
        return badInput(u"--from"_s, u"is missing; account %1 has no sender"_s.arg(account->name));
    draft.from = {sender->mailbox};
    if (!options.has("reply-to") && sender->replyTo)
        draft.replyTo = {*sender->replyTo};
    return Done{};
}

Outcome readHeaders(const Options &options, mime::Draft &draft)
{
    for (const QString &line : options.values("header")) {
        const qsizetype colon = line.indexOf(u':');
        if (colon < 1)
            return badInput(u"--header "_s + line, u"is not of the form 'Name: value'"_s);
        draft.headers.push_back({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    const QString priority = options.value("priority", u"normal"_s);
    static const QStringList known{u"high"_s, u"normal"_s, u"low"_s};
    if (!known.contains(priority))
        return badInput(u"--priority "_s + priority, u"is none of high, normal, low"_s);
    draft.priority = static_cast<mime::Priority>(known.indexOf(priority));
    return Done{};
}

/// Nothing is chosen in silence between two sources of one text.
std::optional<std::pair<QString, QString>> contradictingPair(const Options &options)
{
    static constexpr std::pair<const char *, const char *> pairs[] = {{"text", "text-file"},
                                                                      {"text", "markdown-file"},
                                                                      {"text-file", "markdown-file"},
                                                                      {"html-file", "markdown-file"}};
    for (const auto &[one, other] : pairs) {
        if (options.has(one) && options.has(other))
            return std::pair{u"--"_s + QLatin1StringView(one), u"--"_s + QLatin1StringView(other)};
    }
    for (const Option &option : draftOptions) {
        if (options.has("eml") && QLatin1StringView(option.name) != "eml"_L1 && options.has(option.name))
            return std::pair{u"--eml"_s, u"--"_s + QLatin1StringView(option.name)};
    }
    return std::nullopt;
}

QStringList readersOfStdin(const Options &options)
{
    QStringList readers;
    for (const char *name : {"text-file", "html-file", "markdown-file", "eml"}) {
        if (options.values(name).contains("-"_L1))
            readers.append(u"--%1 -"_s.arg(QLatin1StringView(name)));
    }
    if (options.has("password-stdin"))
        readers.append(u"--password-stdin"_s);
    return readers;
}

} // namespace

Outcome withoutContradiction(const Options &options)
{
    if (const auto pair = contradictingPair(options))
        return badInput(u"%1 and %2"_s.arg(pair->first, pair->second),
                        u"exclude each other; give one of them"_s);
    const QStringList readers = readersOfStdin(options);
    if (readers.size() > 1)
        return badInput(u"%1 and %2"_s.arg(readers[0], readers[1]), u"both read stdin; give one of them"_s);
    return Done{};
}

Result<Letter> letterFrom(const Options &options)
{
    Letter letter;
    readPeople(options, letter);
    if (const Outcome sender = readSender(options, letter.draft); !sender)
        return sender.problem();
    if (const Outcome headers = readHeaders(options, letter.draft); !headers)
        return headers.problem();
    if (const Outcome bodies = readBodies(options, letter.draft); !bodies)
        return bodies.problem();
    return letter;
}

} // namespace posthorn::cli
