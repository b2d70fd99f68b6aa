// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxPage.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Field.h"

#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

enum Shown { Empty, Mails };

OutboxPage::OutboxPage(const explain::Catalogue &words, QWidget *parent)
    : Page(tr("Outbox"), Width::Full, parent),
      m_model(new OutboxModel(words, this)),
      m_list(new QListView),
      m_detail(new OutboxDetail),
      m_stack(new QStackedWidget)
{
    m_stack->addWidget(makeEmptyState());
    m_stack->addWidget(makeMails());
    content()->addWidget(m_stack, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutboxPage::showCurrent);
    connect(m_detail, &OutboxDetail::chosen, this,
            [this](OutboxDetail::Act act) { Q_EMIT chosen(m_detail->entry().id, act); });
    connect(m_detail, &OutboxDetail::fixChosen, this,
            [this](const explain::Fix &fix) { Q_EMIT fixChosen(m_detail->entry().id, fix); });
    refresh();
}

QWidget *OutboxPage::entry() const
{
    return m_list;
}

void OutboxPage::setRecords(const std::vector<outbox::Record> &records, QDate today)
{
    const auto current = m_detail->entry().id;
    m_model->setRecords(records, today);
    const auto again = m_model->indexOf(current);
    m_list->setCurrentIndex(again.isValid() ? again : m_model->index(0));
    refresh();
}

void OutboxPage::put(const outbox::Record &record)
{
    m_model->put(record);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    if (record.id == m_detail->entry().id)
        showCurrent();
    refresh();
}

void OutboxPage::open(const QString &id)
{
    m_list->setCurrentIndex(m_model->indexOf(id));
}

void OutboxPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const auto stacked = width() < measure::stackBelow;
    m_columns->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_list->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : measure::mailListWidth);
}

QWidget *OutboxPage::makeEmptyState()
{
    auto *empty =
        new EmptyState({.icon = u"outbox"_s,
                        .title = tr("Nothing on its way"),
                        .sentence = tr("Mails stand here from the moment you press Send, with what became "
                                       "of them."),
                        .button = tr("Write a mail")});
    connect(empty, &EmptyState::asked, this, &OutboxPage::writeAsked);
    return empty;
}

QWidget *OutboxPage::makeMails()
{
    auto *mails = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, mails);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(space::large);
    nameControl(*m_list, tr("Mails in the outbox"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new OutboxDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_columns->addWidget(m_list, 1);
    m_columns->addWidget(m_detail, 1);
    return mails;
}

void OutboxPage::showCurrent()
{
    const auto current = m_list->currentIndex();
    m_detail->setVisible(current.isValid());
    if (current.isValid())
        m_detail->show(m_model->entryAt(current));
}

void OutboxPage::refresh()
{
    const auto open = pending();
    const bool isEmpty = m_model->rowCount() == 0;
    const auto *focus = window()->focusWidget();
    const bool hasKeyboard = m_stack->currentIndex() == Empty && !isEmpty && (!focus || isAncestorOf(focus));
    m_stack->setCurrentIndex(isEmpty ? Empty : Mails);
    if (hasKeyboard)
        m_list->setFocus(Qt::OtherFocusReason);
    setContext(isEmpty     ? QString{}
               : open == 0 ? tr("Everything is sent")
               : open == 1 ? tr("One mail is not sent yet")
                           : tr("%1 mails are not sent yet").arg(open));
}

} // namespace posthorn::ui
