// SPDX-License-Identifier: MIT
#include "app/gui/ColourScheme.h"
#include "app/gui/Program.h"
#include "app/wiring/CoreDumps.h"
#include "app/wiring/Tool.h"
#include "ui/widgets/Dress.h"

#include <QApplication>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr int usageFault = 64;
constexpr int cannotStart = 74;

int complain(const Problem &problem, int code)
{
    std::fprintf(stderr, "posthorn: %s\n", qUtf8Printable(explain::Catalogue::builtIn().sentence(problem)));
    return code;
}

int tell(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return 0;
}

/// Where Qt would only abort with words of its own.
bool hasNoDisplay()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
           qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return false;
#endif
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

int runWindows(int argc, char *argv[], const gui::Wish &wish)
{
    if (hasNoDisplay()) {
        std::fputs(
            "posthorn: there is no display to open a window on. posthorn-cli does the same work on the "
            "command line.\n",
            stderr);
        return cannotStart;
    }
    const auto profile = app::Profile::open(wish.profile);
    if (!profile)
        return complain(profile.problem(), cannotStart);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"posthorn"_s);
    QApplication::setApplicationDisplayName(u"Posthorn"_s);
    QApplication::setDesktopFileName(u"io.github.posthorn.Posthorn"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/posthorn.svg"_s));
    gui::ColourScheme scheme; // changes with the desktop
    const auto dress = [&application, &scheme] { ui::dress(application, {.scheme = scheme.current()}); };
    QObject::connect(&scheme, &gui::ColourScheme::changed, &application, dress);
    dress();
    gui::Program program(*profile);
    program.start(wish);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    app::forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN);
    const auto wish = gui::wishFrom(argumentsOf(argc, argv));
    if (!wish)
        return complain(wish.problem(), usageFault);
    if (wish->help)
        return tell(gui::helpText());
    if (wish->version) {
        const QCoreApplication application(argc, argv); // Qt's TLS connects itself to it
        const report::Tool tool = app::thisTool();
        return tell(u"posthorn %1 (Qt %2, %3)\n"_s.arg(tool.version, tool.qt, tool.tls));
    }
    return runWindows(argc, argv, *wish);
}
