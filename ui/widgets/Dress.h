// SPDX-License-Identifier: MIT
#pragma once
// How the program is dressed: in the desktop's own style where it has one, else in ours.

#include <QtGlobal>

class QApplication;
class QWidget;

namespace posthorn::ui {

/// Whether the desktop brought a style of its own (Breeze, Windows, macOS); asks the application.
[[nodiscard]] bool desktopHasStyle();

struct Look
{
    enum class Scheme { System, Light, Dark };

    Scheme scheme = Scheme::System;
    bool ownStyle = !desktopHasStyle(); ///< false: the desktop's style and palette stay as they are
    bool stillness = false;             ///< the system asks for no motion
    double fontScale = 1.0;
};

/// May be called again when the system changes between light and dark.
void dress(QApplication &application, const Look &look);
/// Neither the desktop's style nor the look asks for stillness.
[[nodiscard]] bool motionAllowed(const QWidget &widget);

} // namespace posthorn::ui
