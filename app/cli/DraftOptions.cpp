// SPDX-License-Identifier: MIT
#include "app/cli/DraftOptions.h"

#include "app/cli/Console.h"
#include "base/MailboxList.h"
#include "files/DurableWrite.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<Option> draftOptions{
    {"from", "A", "the sender", "--from 'Anna <anna@example.org>'"},
    {"to", "A", "a recipient; may be repeated, or a list with commas", "--to bob@example.org"},
    {"cc", "A", "a copy to A", "--cc carol@example.org"},
    {"bcc", "A", "a copy to A that the others do not see", "--bcc me@example.org"},
    {"reply-to", "A", "where answers go", "--reply-to office@example.org"},
    {"subject", "S", "the subject", "--subject 'Report for May'"},
    {"text", "T", "the text", "--text 'Good morning'"},
    {"text-file", "F", "the text, from a file or stdin (-)", "--text-file report.txt"},
    {"html-file", "F", "an HTML version beside the text", "--html-file report.html"},
    {"attach", "F", "attach a file; may be repeated", "--attach report.pdf"},
    {"header", "'Name: value'", "an own header; may be repeated", "--header 'X-Campaign: may'"},
    {"priority", "P", "high, normal or low", "--priority high"},
    {"eml", "F", "send this finished message instead", "--eml mail.eml"}};

namespace {

Outcome readPeople(const Options &options, mime::Draft &draft)
{
    const std::pair<const char *, std::vector<Mailbox> *> fields[] = {{"from", &draft.from},
                                                                      {"to", &draft.to},
                                                                      {"cc", &draft.cc},
                                                                      {"bcc", &draft.bcc},
                                                                      {"reply-to", &draft.replyTo}};
    for (const auto &[name, place] : fields) {
        auto people = mailboxesFromText(options.values(name).join(u','));
        if (!people)
            return people.problem();
        *place = std::move(people).value();
    }
    return Done{};
}

Result<QString> textOfFile(const QString &path)
{
    auto bytes = path == "-"_L1 ? readStdin() : files::readFile(path);
    return bytes ? Result<QString>(QString::fromUtf8(*bytes)) : Result<QString>(bytes.problem());
}

Outcome readBodies(const Options &options, mime::Draft &draft)
{
    draft.subject = options.value("subject");
    draft.text = options.value("text");
    for (const auto &[name, place] :
         {std::pair{"text-file", &draft.text}, std::pair{"html-file", &draft.html}}) {
        if (!options.has(name))
            continue;
        auto text = textOfFile(options.value(name));
        if (!text)
            return text.problem();
        *place = std::move(text).value();
    }
    return Done{};
}

Outcome readAttachments(const Options &options, mime::Draft &draft)
{
    for (const QString &path : options.values("attach")) {
        auto file = mime::attach(path);
        if (!file)
            return file.problem();
        draft.attachments.push_back(std::move(file).value());
    }
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

Result<mime::Draft> draftFrom(const Options &options)
{
    mime::Draft draft;
    for (const Outcome &read : {readPeople(options, draft), readBodies(options, draft),
                                readHeaders(options, draft), readAttachments(options, draft)}) {
        if (!read)
            return read.problem();
    }
    if (draft.from.empty())
        return badInput(u"--from"_s, u"is missing; give the sender's address"_s);
    if (draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        return badInput(u"--to"_s, u"is missing; give at least one recipient"_s);
    return draft;
}

} // namespace

Result<mime::Message> messageFrom(const Options &options, const mime::Stamp &stamp)
{
    if (options.values("eml").size() > 1)
        return badInput(u"--eml"_s, u"is given twice; send one file at a time"_s);
    if (options.has("eml")) {
        const auto bytes = files::readFile(options.value("eml"));
        return bytes ? mime::adopt(*bytes) : Result<mime::Message>(bytes.problem());
    }
    const auto draft = draftFrom(options);
    return draft ? mime::render(*draft, stamp) : Result<mime::Message>(draft.problem());
}

} // namespace posthorn::cli
