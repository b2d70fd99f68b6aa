// SPDX-License-Identifier: MIT
#include "ui/widgets/FlowLayout.h"

#include "ui/widgets/Tokens.h"

#include <QStyle>
#include <QWidget>

namespace posthorn::ui {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(space::small);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    auto *item = m_items[static_cast<size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, Place::Measure);
}

QSize FlowLayout::minimumSize() const
{
    QSize size{};
    for (const auto &item : m_items)
        size = size.expandedTo(item->isEmpty() ? QSize{} : item->minimumSize());
    return size;
}

QSize FlowLayout::sizeHint() const
{
    QSize size{};
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const auto hint = item->sizeHint();
        size = {size.width() + hint.width() + (size.width() > 0 ? spacing() : 0),
                std::max(size.height(), hint.height())};
    }
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Place::Move);
}

int FlowLayout::arrange(const QRect &rect, Place place) const
{
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    QPoint next = rect.topLeft();
    int rowHeight = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const auto hint = item->sizeHint();
        const auto width = std::min(hint.width(), rect.width());
        if (next.x() > rect.x() && next.x() + width > rect.x() + rect.width()) {
            next = {rect.x(), next.y() + rowHeight + spacing()};
            rowHeight = 0;
        }
        if (place == Place::Move)
            item->setGeometry(QStyle::visualRect(direction, rect, QRect{next, QSize{width, hint.height()}}));
        next.rx() += width + spacing();
        rowHeight = std::max(rowHeight, hint.height());
    }
    return next.y() + rowHeight - rect.y();
}

} // namespace posthorn::ui
