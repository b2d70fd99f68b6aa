// SPDX-License-Identifier: MIT
#include "ui/widgets/Mark.h"

#include "ui/widgets/Dress.h"
#include "ui/widgets/Icon.h"

#include <QPainter>

namespace posthorn::ui {

constexpr int stepDegrees = 30;

Mark::Mark(const QString &icon, Ink ink, int side, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_ink(ink)
{
    setFixedSize(side, side);
    m_timer.setInterval(measure::spinMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + stepDegrees) % 360;
        update();
    });
}

void Mark::setIcon(const QString &icon, Ink ink)
{
    m_icon = icon;
    m_ink = ink;
    update();
}

void Mark::setTurning(bool turning)
{
    if (turning && motionAllowed(*this)) {
        m_timer.start();
        return;
    }
    m_timer.stop();
    m_angle = 0;
    update();
}

void Mark::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const auto centre = QRectF{rect()}.center();
    painter.translate(centre);
    painter.rotate(m_angle);
    painter.translate(-centre);
    paintIcon(painter, m_icon, rect(), coloursOf(palette()).of(m_ink));
}

} // namespace posthorn::ui
