// SPDX-License-Identifier: MIT
#include "ui/widgets/Page.h"

#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>

namespace posthorn::ui {

Page::Page(const QString &title, Width width, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::wide, space::large, space::small, 0);
    layout->setSpacing(space::large);
    layout->addWidget(makeHead(title, width));
    if (width == Width::Reading) {
        layout->addWidget(makeScroll(), 1);
        return;
    }
    m_content = new QVBoxLayout;
    m_content->setContentsMargins(0, 0, space::large, space::large);
    m_content->setSpacing(space::medium);
    layout->addLayout(m_content, 1);
}

QString Page::title() const
{
    return m_title->fullText();
}

void Page::setContext(const QString &line)
{
    m_context->setText(line);
    m_context->setVisible(!line.isEmpty());
}

void Page::addAction(QWidget *action)
{
    m_actions->addWidget(action);
}

void Page::reveal(QWidget *widget)
{
    if (!m_scroll)
        return;
    QTimer::singleShot(0, widget, [this, widget] { m_scroll->ensureWidgetVisible(widget, 0, space::large); });
}

void Page::paintEvent(QPaintEvent *event)
{
    QPainter{this}.fillRect(event->rect(), coloursOf(palette()).surface);
}

QWidget *Page::makeHead(const QString &title, Width width)
{
    auto *head = new QWidget;
    if (width == Width::Reading)
        head->setMaximumWidth(measure::column);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, space::large, 0);
    row->setSpacing(space::small);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    m_title = new PlainLabel(title, Type::Title);
    m_context = new PlainLabel({}, Type::Body, Ink::Muted);
    words->addWidget(m_title->fitting(PlainLabel::Fit::Elide));
    words->addWidget(m_context->fitting(PlainLabel::Fit::Elide));
    m_context->hide();
    row->addLayout(words, 1);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(space::small);
    row->addLayout(m_actions);
    row->setAlignment(m_actions, Qt::AlignTop);
    return head;
}

QWidget *Page::makeScroll()
{
    auto *column = new QWidget;
    column->setMaximumWidth(measure::column);
    m_content = new QVBoxLayout(column);
    m_content->setContentsMargins(0, 0, space::large, space::wide);
    m_content->setSpacing(space::medium);
    auto *ground = new QWidget;
    auto *row = new QHBoxLayout(ground);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column, 1);
    row->addStretch(0);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(ground);
    m_scroll->viewport()->setAutoFillBackground(false);
    ground->setAutoFillBackground(false);
    return m_scroll;
}

} // namespace posthorn::ui
