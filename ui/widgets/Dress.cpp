// SPDX-License-Identifier: MIT
#include "ui/widgets/Dress.h"

#include "ui/widgets/CalmStyle.h"
#include "ui/widgets/Tokens.h"

#include <QApplication>
#include <QStyle>
#include <QWidget>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr auto stillness = "posthornStillness";
constexpr auto systemPointSize = "posthornSystemPointSize";
constexpr auto systemDark = "posthornSystemDark";

void scaleFont(QApplication &application, double factor)
{
    auto font = QApplication::font();
    if (!application.property(systemPointSize).isValid())
        application.setProperty(systemPointSize, font.pointSizeF());
    const auto base = application.property(systemPointSize).toDouble();
    if (base <= 0 || qFuzzyCompare(base * factor, font.pointSizeF()))
        return;
    font.setPointSizeF(base * factor);
    QApplication::setFont(font);
}

/// Asked before our own palette hides it.
bool systemIsDark(QApplication &application)
{
    if (!application.property(systemDark).isValid())
        application.setProperty(systemDark, isDark(QApplication::palette()));
    return application.property(systemDark).toBool();
}

bool wantsDark(QApplication &application, Look::Scheme scheme)
{
    const bool system = systemIsDark(application);
    switch (scheme) {
    case Look::Scheme::System:
        return system;
    case Look::Scheme::Light:
        return false;
    case Look::Scheme::Dark:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

bool desktopHasStyle()
{
    return !dynamic_cast<CalmStyle *>(QApplication::style()) &&
           QApplication::style()->name().compare("fusion"_L1, Qt::CaseInsensitive) != 0;
}

void dress(QApplication &application, const Look &look)
{
    application.setProperty(stillness, look.stillness);
    scaleFont(application, look.fontScale);
    if (!look.ownStyle)
        return;
    if (!dynamic_cast<CalmStyle *>(QApplication::style()))
        QApplication::setStyle(new CalmStyle);
    QApplication::setPalette(ownPalette(wantsDark(application, look.scheme)));
}

bool motionAllowed(const QWidget &widget)
{
    return !qApp->property(stillness).toBool() &&
           widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) > 0;
}

} // namespace posthorn::ui
