// SPDX-License-Identifier: MIT
#include "ui/widgets/Strokes.h"

#include <QPainter>

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

} // namespace posthorn::ui
