// SPDX-License-Identifier: MIT
#include "ui/widgets/Strokes.h"

#include <QPainter>
#include <QWidget>

namespace posthorn::ui {

void paintBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, double width,
              double radius)
{
    const auto inset = width / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen{line, width} : QPen{Qt::NoPen});
    painter.setBrush(fill.isValid() ? QBrush{fill} : QBrush{});
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

void paintRing(QPainter &painter, const QRectF &rect, const QColor &colour, double radius)
{
    paintBox(painter, rect, {}, colour, measure::ring, radius);
}

bool showsFocus(const QWidget &widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

} // namespace posthorn::ui
