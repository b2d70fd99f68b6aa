// SPDX-License-Identifier: MIT
#include "ui/widgets/Icon.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Sidebar.h"
#include "ui/widgets/Strokes.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace posthorn::ui {

SidebarItem::SidebarItem(const QString &iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SidebarItem::setCount(int count)
{
    m_count = count;
    setAccessibleName(count > 0 ? tr("%1, %2").arg(text(), QLocale{}.toString(count)) : text());
    update();
}

void SidebarItem::setFolded(bool folded)
{
    m_folded = folded;
    setToolTip(folded ? plainToolTip(text()) : QString{});
    updateGeometry();
    update();
}

QSize SidebarItem::sizeHint() const
{
    const auto height = std::max(measure::control + space::tiny, fontMetrics().height() + space::large);
    const auto icon = measure::icon + 2 * space::small;
    if (m_folded)
        return {icon, height};
    const auto words = QFontMetrics{fontOf(Type::Strong)}.horizontalAdvance(text());
    return {icon + words + space::huge, height};
}

void SidebarItem::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    QPainter painter{this};
    if (isChecked() || isDown())
        paintBox(painter, rect(), colours.selected, {}, 0);
    else if (underMouse())
        paintBox(painter, rect(), colours.hovered, {}, 0);
    if (showsFocus(*this))
        paintRing(painter, rect(), colours.accent);
    const auto ink = isChecked() ? colours.accent : colours.text;
    const QRect iconRoom{space::small, 0, measure::icon, height()};
    paintIcon(painter, m_icon, QStyle::visualRect(layoutDirection(), rect(), iconRoom), ink);
    if (!m_folded) {
        painter.setPen(ink);
        painter.setFont(fontOf(isChecked() ? Type::Strong : Type::Body));
        const auto words = rect().adjusted(space::small + measure::icon + space::medium, 0, -space::small, 0);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                         Qt::AlignVCenter | Qt::AlignLeading, text());
    }
    if (m_count > 0)
        paintCount(painter, rect());
}

void SidebarItem::paintCount(QPainter &painter, const QRect &room)
{
    const auto colours = coloursOf(palette());
    if (m_folded) { // the number is in the name and on the unfolded bar
        const QRect dot{room.center().x() + space::tiny, room.center().y() - measure::icon / 2,
                        space::small + 2, space::small + 2};
        return paintBox(painter, QStyle::visualRect(layoutDirection(), room, dot), colours.accent,
                        colours.raised, measure::ring, dot.width() / 2.0);
    }
    const auto words = QLocale{}.toString(m_count);
    const auto font = fontOf(Type::Caption);
    const QFontMetrics metrics{font};
    const auto height = metrics.height() + 2;
    const auto width = std::max(height, metrics.horizontalAdvance(words) + space::medium);
    QRect badge{room.right() - space::small - width, room.center().y() - height / 2, width, height};
    badge = QStyle::visualRect(layoutDirection(), rect(), badge);
    paintBox(painter, badge, colours.accent, {}, 0, height / 2.0);
    painter.setFont(font);
    painter.setPen(colours.onAccent);
    painter.drawText(badge, Qt::AlignCenter, words);
}

} // namespace posthorn::ui
