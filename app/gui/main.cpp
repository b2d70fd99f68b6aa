// SPDX-License-Identifier: MIT
#include "app/gui/Program.h"
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

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

int runWindows(int argc, char *argv[], const gui::Wish &wish)
{
    const auto profile = app::Profile::open(wish.profile);
    if (!profile)
        return complain(profile.problem(), cannotStart);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"posthorn"_s);
    QApplication::setApplicationDisplayName(u"Posthorn"_s);
    QApplication::setDesktopFileName(u"io.github.posthorn.Posthorn"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/posthorn.svg"_s));
    ui::dress(application, {});
    gui::Program program(*profile);
    program.start(wish);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
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
