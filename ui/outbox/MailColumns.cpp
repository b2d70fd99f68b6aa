// SPDX-License-Identifier: MIT
#include "ui/outbox/MailColumns.h"

#include "ui/widgets/Field.h"

#include <QBoxLayout>
#include <QListView>

namespace posthorn::ui {

namespace {

bool mayChange(OutboxDetail::Act act)
{
    using Act = OutboxDetail::Act;
    return act != Act::Test && act != Act::Repeat && act != Act::Save;
}

} // namespace

MailColumns::MailColumns(const QString &name, const explain::Catalogue &words, QWidget *parent)
    : QWidget(parent),
      m_model(new OutboxModel(words, this)),
      m_list(new QListView),
      m_detail(new OutboxDetail),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(space::large);
    nameControl(*m_list, name);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new OutboxDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_columns->addWidget(m_list, 1);
    m_columns->addWidget(m_detail, 1);
    auto place = m_detail->sizePolicy();
    place.setRetainSizeWhenHidden(true);
    m_detail->setSizePolicy(place);
    m_detail->hide();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MailColumns::showCurrent);
    connect(m_detail, &OutboxDetail::chosen, this, [this](OutboxDetail::Act act) {
        if (mayChange(act))
            m_list->setFocus(Qt::OtherFocusReason); // the button goes with the state
        Q_EMIT chosen(m_detail->entry().id, act);
    });
    connect(m_detail, &OutboxDetail::fixChosen, this,
            [this](const explain::Fix &fix) { Q_EMIT fixChosen(m_detail->entry().id, fix); });
}

void MailColumns::setRecords(const std::vector<outbox::Record> &records, QDate today)
{
    const auto current = m_detail->entry().id;
    m_model->setRecords(records, today);
    const auto again = m_model->indexOf(current);
    m_list->setCurrentIndex(again.isValid() ? again : m_model->index(0));
    showCurrent();
}

void MailColumns::put(const outbox::Record &record)
{
    m_model->put(record);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    if (record.id == m_detail->entry().id)
        showCurrent();
}

void MailColumns::open(const QString &id)
{
    m_list->setCurrentIndex(m_model->indexOf(id));
}

void MailColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto stacked = width() < measure::stackBelow;
    m_columns->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_list->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : measure::mailListWidth);
}

void MailColumns::showCurrent()
{
    const auto current = m_list->currentIndex();
    m_detail->setVisible(current.isValid());
    if (current.isValid())
        m_detail->show(m_model->entryAt(current));
}

} // namespace posthorn::ui
