// SPDX-License-Identifier: MIT
#include "ui/widgets/Sidebar.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent),
      m_layout(new QVBoxLayout(this)),
      m_items(new QButtonGroup(this)),
      m_brandName(new PlainLabel(u"Posthorn"_s, Type::Section))
{
    m_layout->setContentsMargins(space::small, space::large, space::small, space::large);
    m_layout->setSpacing(space::tiny);
    auto *brand = new QHBoxLayout;
    brand->setContentsMargins(space::tiny, 0, 0, space::medium);
    brand->setSpacing(space::small);
    brand->addWidget(new Mark(u"posthorn"_s, Ink::Brass, measure::bigIcon - space::tiny));
    brand->addWidget(m_brandName, 1);
    m_layout->addLayout(brand);
    m_layout->addStretch(1);
    m_items->setExclusive(false);
    setFolded(false);
}

SidebarItem *Sidebar::addItem(int id, Kind kind, const QString &iconName, const QString &text,
                              const QString &keys)
{
    auto *item = new SidebarItem(iconName, text);
    item->setCheckable(kind == Kind::Page);
    item->setAccessibleDescription(keys);
    m_items->addButton(item, id);
    m_layout->insertWidget(m_layout->count() - 1, item);
    connect(item, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    return item;
}

void Sidebar::setCurrent(int id)
{
    for (auto *item : m_items->buttons())
        item->setChecked(m_items->id(item) == id);
}

void Sidebar::clearCurrent()
{
    for (auto *item : m_items->buttons())
        item->setChecked(false);
}

void Sidebar::setCount(int id, int count)
{
    if (auto *item = qobject_cast<SidebarItem *>(m_items->button(id)))
        item->setCount(count);
}

void Sidebar::setFolded(bool folded)
{
    m_brandName->setVisible(!folded);
    for (auto *item : m_items->buttons())
        static_cast<SidebarItem *>(item)->setFolded(folded);
    setFixedWidth(folded ? measure::icon + 4 * space::small : measure::sidebar);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    QPainter painter{this};
    painter.fillRect(rect(), colours.raised);
    const auto x = layoutDirection() == Qt::RightToLeft ? 0 : width() - measure::line;
    painter.fillRect(x, 0, measure::line, height(), colours.line);
}

} // namespace posthorn::ui
