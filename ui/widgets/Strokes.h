// SPDX-License-Identifier: MIT
#pragma once
// The few shapes that everything of ours is painted with.

#include "ui/widgets/Tokens.h"

class QPainter;
class QWidget;

namespace posthorn::ui {

/// A filled, rounded box with a thin line around it that lies wholly inside `rect`.
void paintBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line,
              double width = measure::line, double radius = measure::radius);
/// The ring around what has the keyboard.
void paintRing(QPainter &painter, const QRectF &rect, const QColor &colour, double radius = measure::radius);

/// Whether the ring is due: focus came by the keyboard, not by a click.
[[nodiscard]] bool showsFocus(const QWidget &widget);

} // namespace posthorn::ui
