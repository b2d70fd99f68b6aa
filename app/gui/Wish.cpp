// SPDX-License-Identifier: MIT
#include "app/gui/Wish.h"

#include "app/wiring/Options.h"
#include "base/MailboxList.h"
#include "files/DurableWrite.h"
#include "mime/DraftFromEml.h"
#include "mime/Mailto.h"
#include "mime/PlainFromHtml.h"

using namespace Qt::StringLiterals;

namespace posthorn::gui {

namespace {

const std::vector<app::Option> table{
    {"compose", "", "open a window to write in", ""},
    {"to", "A", "its recipient; may be repeated", "--compose --to bob@example.org"},
    {"cc", "A", "a copy to A", ""},
    {"bcc", "A", "a copy to A that the others do not see", ""},
    {"subject", "S", "its subject", ""},
    {"body", "T", "its text", ""},
    {"test", "ACCOUNT", "test the connection of an account", "--test Practice"},
    {"explain", "", "open Explain, with the text that follows", "--explain '535 5.7.8 …'"},
    {"outbox", "", "open the outbox", ""},
    {"profile", "DIR", "keep everything under DIR, not in the XDG folders", ""},
    {"version", "", "say which version this is", ""},
    {"help", "", "this text", ""}};

Outcome addPeople(const QStringList &lists, std::vector<Mailbox> &people)
{
    const auto added = mailboxesFromText(lists.join(u','));
    if (!added)
        return added.problem();
    people.insert(people.end(), added->begin(), added->end());
    return Done{};
}

/// As the window shows it: plain text, and every file beside it. What it cannot show shall neither get lost
/// nor leave unseen.
Result<mime::Draft> shownOf(const QString &file, mime::OpenedDraft opened)
{
    mime::Draft &draft = opened.draft;
    if (!draft.calendar.isEmpty())
        return badInput(file, u"has an invitation, which the window to write in does not show; "
                              "posthorn-cli send --eml sends it as it is"_s);
    if (!opened.leftOut.empty())
        return badInput(file, opened.leftOut.front().subject + u' ' + opened.leftOut.front().words);
    if (draft.text.isEmpty())
        draft.text = mime::plainFromHtml(draft.html);
    draft.html.clear();
    for (mime::AttachedFile &picture : draft.attachments)
        picture.contentId.clear();
    return draft;
}

Result<mime::Draft> draftFromFile(const QString &file)
{
    const auto bytes = files::readFile(file, mime::largestEml);
    if (!bytes)
        return bytes.problem();
    auto opened = mime::draftFrom(*bytes);
    return opened ? shownOf(file, std::move(opened).value()) : badInput(file, opened.problem().words);
}

Result<mime::Draft> draftNamed(const QString &operand)
{
    const bool isLink = operand.startsWith("mailto:"_L1, Qt::CaseInsensitive);
    return !isLink && operand.endsWith(".eml"_L1, Qt::CaseInsensitive) ? draftFromFile(operand)
                                                                       : mime::draftFromMailto(operand);
}

Result<std::optional<mime::Draft>> draftFrom(const app::Options &options)
{
    std::optional<mime::Draft> wanted;
    if (!options.has("explain") && !options.operands().isEmpty()) {
        const auto named = draftNamed(options.operands().first());
        if (!named)
            return named.problem();
        wanted = *named;
    }
    mime::Draft draft = wanted.value_or(mime::Draft{});
    const std::pair<const char *, std::vector<Mailbox> *> fields[] = {
        {"to", &draft.to}, {"cc", &draft.cc}, {"bcc", &draft.bcc}};
    for (const auto &[name, people] : fields) {
        if (const Outcome added = addPeople(options.values(name), *people); !added)
            return added.problem();
    }
    draft.subject = options.value("subject", draft.subject);
    draft.text = options.value("body", draft.text);
    if (wanted || options.has("compose") || draft != mime::Draft{})
        return std::optional(draft);
    return std::optional<mime::Draft>();
}

} // namespace

Result<Wish> wishFrom(const QStringList &arguments)
{
    const auto options = app::Options::parse(table, arguments);
    if (!options)
        return options.problem();
    if (options->operands().size() > 1)
        return badInput(options->operands().at(1), u"is one thing too many to open"_s);
    const auto draft = draftFrom(*options);
    if (!draft)
        return draft.problem();
    Wish wish{.help = options->has("help"),
              .version = options->has("version"),
              .profile = options->value("profile")};
    wish.compose = *draft;
    wish.outbox = options->has("outbox");
    if (options->has("test"))
        wish.test = options->value("test");
    if (options->has("explain"))
        wish.explain = options->operands().value(0);
    return wish;
}

QString helpText()
{
    return u"posthorn [mailto:… | FILE.eml] [options]\n\nSends mail, and says in human words why it does not go out.\n\n"_s +
           app::helpFor(table) + u"\nposthorn-cli does the same from scripts.\n"_s;
}

} // namespace posthorn::gui
