// SPDX-License-Identifier: MIT
#include "app/gui/Wish.h"

#include "app/wiring/Options.h"
#include "base/MailboxList.h"
#include "mime/Mailto.h"

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

Result<std::optional<mime::Draft>> draftFrom(const app::Options &options)
{
    std::optional<mime::Draft> wanted;
    if (!options.has("explain") && !options.operands().isEmpty()) {
        const auto linked = mime::draftFromMailto(options.operands().first());
        if (!linked)
            return linked.problem();
        wanted = *linked;
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
    return u"posthorn [mailto:…] [options]\n\nSends mail, and says in human words why it does not go out.\n\n"_s +
           app::helpFor(table) + u"\nposthorn-cli does the same from scripts.\n"_s;
}

} // namespace posthorn::gui
