// SPDX-License-Identifier: MIT
#pragma once
// The stroke icons: SVG on a 20 px grid, painted in a colour of the palette of the moment.

#include "ui/widgets/Tokens.h"

#include <QIcon>

namespace posthorn::ui {

/// `name` is a file of resources/icons without its ending. Disabled icons are muted, whatever the ink.
[[nodiscard]] QIcon icon(const QString &name, Ink ink = Ink::Text);
/// Paints it centred in `rect` in a given colour.
void paintIcon(QPainter &painter, const QString &name, const QRect &rect, const QColor &colour);
/// The icon that goes with a tone: never colour alone.
[[nodiscard]] QString iconNameOf(Tone tone);

} // namespace posthorn::ui
