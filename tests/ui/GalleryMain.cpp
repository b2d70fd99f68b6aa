// SPDX-License-Identifier: MIT
// Takes a picture of every page and state into a folder and prints what is wrong with them. It is a program
// of its own because the scale of the screen is decided when a program starts.

#include "Inspection.h"
#include "Shots.h"
#include "ui/widgets/Dress.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

bool take(const samples::Shot &shot, const QString &path, QTextStream &out)
{
    auto window = shot.make();
    window->resize(shot.size);
    window->show();
    window->resize(shot.size);
    if (!QTest::qWaitForWindowExposed(window.get()))
        out << shot.name << ": was never shown\n";
    QTest::qWait(20);
    const auto findings = samples::inspect(*window);
    for (const auto &finding : findings)
        out << shot.name << ": " << finding << '\n';
    if (window->size() != shot.size)
        out << shot.name << ": does not fit into " << shot.size.width() << "×" << shot.size.height()
            << ", needs " << window->width() << "×" << window->height() << '\n';
    const auto kept = path.isEmpty() || window->grab().save(path);
    return findings.isEmpty() && window->size() == shot.size && kept;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application{argc, argv};
    QCommandLineParser parser;
    parser.addOptions({{u"dark"_s, u"the dark look"_s},
                       {u"into"_s, u"folder for the pictures"_s, u"folder"_s},
                       {u"font"_s, u"family instead of the system's"_s, u"family"_s},
                       {u"text"_s, u"size of text in percent"_s, u"percent"_s, u"100"_s}});
    parser.process(application);
    if (parser.isSet(u"font"_s))
        QApplication::setFont(QFont{parser.value(u"font"_s), 10});
    QLocale::setDefault({QLocale::English, QLocale::UnitedKingdom});
    ui::Look look{.stillness = true, .fontScale = parser.value(u"text"_s).toDouble() / 100};
    look.scheme = parser.isSet(u"dark"_s) ? ui::Look::Scheme::Dark : ui::Look::Scheme::Light;
    ui::dress(application, look);
    const auto folder = parser.value(u"into"_s);
    if (!folder.isEmpty())
        QDir{}.mkpath(folder);
    QTextStream out{stdout};
    auto good = true;
    for (const auto &shot : samples::allShots(explain::Catalogue::builtIn()))
        good &= take(shot, folder.isEmpty() ? QString{} : u"%1/%2.png"_s.arg(folder, shot.name), out);
    return good ? 0 : 1;
}
