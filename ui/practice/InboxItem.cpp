// SPDX-License-Identifier: MIT
#include "ui/practice/InboxItem.h"

#include "ui/widgets/Strokes.h"

#include <QPainter>

namespace posthorn::ui {
namespace {

void paintLine(QPainter &painter, const QRect &line, const QString &text, Qt::Alignment alignment)
{
    const auto shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width());
    painter.drawText(line, static_cast<int>(alignment | Qt::AlignVCenter), shown);
}

} // namespace

void InboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto colours = coloursOf(option.palette);
    const auto chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen)
        paintBox(*painter, option.rect, colours.selected, {}, 0);
    if (chosen && option.state.testFlag(QStyle::State_HasFocus))
        paintRing(*painter, option.rect, colours.accent);
    const auto inner = option.rect.adjusted(space::medium, space::small, -space::medium, -space::small);
    auto upper = inner;
    upper.setHeight(inner.height() / 2);
    auto lower = inner;
    lower.setTop(upper.bottom() + 1);

    const auto time = index.data(TimeRole).toString();
    painter->save();
    painter->setFont(fontOf(Type::Caption));
    painter->setPen(colours.muted);
    paintLine(*painter, upper, time, Qt::AlignTrailing);
    upper.setRight(upper.right() - painter->fontMetrics().horizontalAdvance(time) - space::small);
    painter->setFont(fontOf(Type::Strong));
    painter->setPen(colours.text);
    paintLine(*painter, upper, index.data(FromRole).toString(), Qt::AlignLeading);
    painter->setFont(fontOf(Type::Body));
    painter->setPen(colours.muted);
    paintLine(*painter, lower, index.data(Qt::DisplayRole).toString(), Qt::AlignLeading);
    painter->restore();
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const auto line = QFontMetrics{fontOf(Type::Strong)}.height() + space::tiny;
    return {measure::listWidth / 2, 2 * line + 2 * space::small};
}

} // namespace posthorn::ui
