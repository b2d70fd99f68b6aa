// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "app/wiring/CoreDumps.h"
#include "app/wiring/Tool.h"

#include <QCoreApplication>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

std::vector<cli::Command> allCommands()
{
    return {cli::accountsCommand(), cli::checkCommand(),   cli::sendCommand(),
            cli::outboxCommand(),   cli::explainCommand(), cli::practiceCommand()};
}

QString overview()
{
    QString text =
        u"posthorn-cli COMMAND [options]\n\nSends mail, and says in human words why it does not go out.\n\n"_s;
    for (const cli::Command &command : allCommands())
        text += u"  %1%2\n"_s.arg(QString::fromUtf8(command.name).leftJustified(10),
                                  QString::fromUtf8(command.purpose));
    return text + u"\nposthorn-cli COMMAND --help explains every option. --version says which this is.\n"_s;
}

QString versionText()
{
    const report::Tool tool = app::thisTool();
    return u"posthorn-cli %1 (Qt %2, %3)\n"_s.arg(tool.version, tool.qt, tool.tls);
}

/// The global options may stand before the command; they are handed on behind it.
qsizetype commandIndex(const QStringList &arguments)
{
    qsizetype at = 0;
    while (at < arguments.size() && arguments[at].startsWith(u'-'))
        at += arguments[at] == "--profile"_L1 ? 2 : 1;
    return at;
}

int runProgram(const QStringList &arguments)
{
    const cli::Console console{};
    const qsizetype at = commandIndex(arguments);
    const QStringList before = arguments.sliced(0, qMin(at, arguments.size()));
    if (before.contains("--version"_L1)) {
        console.document(versionText());
        return cli::Exit::Ok;
    }
    if (before.contains("--help"_L1) || arguments.isEmpty()) {
        console.document(overview());
        return arguments.isEmpty() ? cli::Exit::Usage : cli::Exit::Ok;
    }
    for (const cli::Command &command : allCommands()) {
        if (at < arguments.size() && arguments[at] == QLatin1StringView(command.name))
            return cli::runCommand(command, arguments.sliced(at + 1) + before);
    }
    console.error(Problem{.kind = Problem::Kind::BadInput,
                          .words = u"is not a command; posthorn-cli --help lists them"_s,
                          .subject = arguments.value(at, before.value(0))});
    return cli::Exit::Usage;
}

} // namespace

int main(int argc, char *argv[])
{
    app::forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"posthorn"_s);
    return runProgram(QCoreApplication::arguments().sliced(1));
}
