// SPDX-License-Identifier: MIT
#include "ui/widgets/Fold.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/Strokes.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

FoldButton::FoldButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize FoldButton::sizeHint() const
{
    return {measure::icon + space::tiny + fontMetrics().horizontalAdvance(text()) + space::small,
            std::max(measure::control, fontMetrics().height())};
}

void FoldButton::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    const auto ink = underMouse() ? colours.accent : colours.text;
    QPainter painter{this};
    const QRect mark{-space::tiny, 0, measure::icon, height()}; // the chevron has air around it
    const auto closed = layoutDirection() == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s;
    paintIcon(painter, isChecked() ? u"chevron-down"_s : closed,
              QStyle::visualRect(layoutDirection(), rect(), mark), ink);
    painter.setPen(ink);
    const QRect words{mark.right() + space::tiny, 0, width(), height()};
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                     Qt::AlignVCenter | Qt::AlignLeading, text());
    if (showsFocus(*this))
        paintRing(painter, rect(), colours.accent);
}

Fold::Fold(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent), m_button(new FoldButton(title)), m_content(content)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    layout->addWidget(m_button, 0, Qt::AlignLeading);
    layout->addWidget(m_content);
    m_content->hide();
    connect(m_button, &QAbstractButton::toggled, m_content, &QWidget::setVisible);
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
}

} // namespace posthorn::ui
