// SPDX-License-Identifier: MIT
#include "ui/widgets/PrimaryButton.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/Strokes.h"

#include "base/VisibleText.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

QColor fillOf(const QPushButton &button, const Colours &colours)
{
    if (!button.isEnabled())
        return colours.hovered;
    if (button.isDown())
        return colours.accent.darker(120);
    return button.underMouse() ? colours.accent.darker(108) : colours.accent;
}

} // namespace

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setMinimumHeight(measure::control);
    setFont(fontOf(Type::Strong));
    setAttribute(Qt::WA_Hover);
}

void PrimaryButton::setLeading(bool leading)
{
    m_leading = leading;
    setFont(fontOf(leading ? Type::Strong : Type::Body));
    update();
}

void PrimaryButton::paintEvent(QPaintEvent *event)
{
    if (!m_leading)
        return QPushButton::paintEvent(event);
    const auto colours = coloursOf(palette());
    QStylePainter painter{this};
    paintBox(painter, rect(), fillOf(*this, colours), {}, 0);
    QStyleOptionButton label;
    initStyleOption(&label);
    label.palette.setColor(QPalette::ButtonText, isEnabled() ? colours.onAccent : colours.muted);
    painter.drawControl(QStyle::CE_PushButtonLabel, label);
    if (showsFocus(*this)) { // a ring on accent would not be seen: a gap of the ground goes between
        paintRing(painter, rect(), colours.accent);
        paintRing(painter, QRectF{rect()}.adjusted(2, 2, -2, -2), colours.surface, measure::radius - 2);
    }
}

QPushButton *plainButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setMinimumHeight(measure::control);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    return button;
}

QPushButton *quietButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = plainButton(text, iconName, parent);
    button->setFlat(true);
    return button;
}

QString buttonText(const QString &text)
{
    return visibleText(text).replace(u'&', u"&&"_s);
}

} // namespace posthorn::ui
