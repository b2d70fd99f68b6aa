// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

const std::vector<Option> everywhere{
    {"profile", "DIR", "keep everything under DIR, not in the XDG folders; or set POSTHORN_PROFILE",
     "--profile ~/posthorn-test"},
    {"quiet", "", "no progress on stderr", ""},
    {"help", "", "this text", ""}};

QString helpText(const Command &command, const std::vector<Option> &table)
{
    return u"posthorn-cli %1 %2\n\n%3\n\n%4\nExit: %5\n"_s.arg(
        QLatin1StringView(command.name), QString::fromUtf8(command.usage), QString::fromUtf8(command.purpose),
        app::helpFor(table), QString::fromUtf8(command.exits));
}

/// Known before the options are, since their fault is reported too.
bool asksForJson(const QStringList &arguments)
{
    const qsizetype at = arguments.lastIndexOf(u"--format"_s);
    const bool apart = at >= 0 && at + 1 < arguments.size() && arguments[at + 1] == "json"_L1;
    return apart || arguments.contains("--format=json"_L1);
}

} // namespace

std::vector<Option> joined(std::vector<Option> table, const std::vector<Option> &more)
{
    table.insert(table.end(), more.begin(), more.end());
    return table;
}

Result<QString> formatFrom(const Options &options, const QStringList &allowed)
{
    const QString format = options.value("format", u"text"_s);
    if (allowed.contains(format))
        return format;
    return Problem{.kind = Problem::Kind::BadInput,
                   .words = u"is no format of this command; it knows %1"_s.arg(allowed.join(u", ")),
                   .subject = u"--format "_s + format};
}

int runCommand(const Command &command, const QStringList &arguments)
{
    const auto table = joined(command.options, everywhere);
    Console console{.quiet = false, .json = asksForJson(arguments)};
    const auto options = Options::parse(table, arguments);
    if (!options) {
        console.error(options.problem());
        console.prose(u"posthorn-cli %1 --help lists what there is."_s.arg(QLatin1StringView(command.name)));
        return Exit::Usage;
    }
    if (options->has("help")) {
        console.document(helpText(command, table));
        return Exit::Ok;
    }
    console.quiet = options->has("quiet");
    return command.run(*options, console);
}

} // namespace posthorn::cli
