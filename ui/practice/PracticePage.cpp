// SPDX-License-Identifier: MIT
#include "ui/practice/PracticePage.h"

#include "base/VisibleText.h"
#include "ui/practice/MailView.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Icon.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PrimaryButton.h"

#include <QListWidget>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

constexpr int itemRole = InboxDelegate::TimeRole + 1;
enum Shown { Stopped, Empty, Inbox };

namespace {

/// The name where there is one, else the address.
QString shortName(const QString &from)
{
    const auto mailbox = mailboxFromText(from);
    return mailbox && !mailbox->name.isEmpty() ? mailbox->name : from;
}

} // namespace

PracticePage::PracticePage(QWidget *parent)
    : Page(tr("Practice"), Width::Full, parent),
      m_toggle(plainButton({})),
      m_fault(new Notice({}, Tone::Warn)),
      m_stack(new QStackedWidget)
{
    addAction(m_toggle);
    content()->addWidget(m_fault);
    content()->addWidget(m_stack, 1);
    addEmptyStates();
    m_stack->addWidget(makeInbox());
    m_fault->hide();
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT stopRequested();
        else
            Q_EMIT startRequested();
    });
    setPorts({});
}

void PracticePage::setPorts(const std::optional<practice::Ports> &ports)
{
    m_running = ports.has_value();
    m_fault->hide();
    setContext(m_running ? tr("Running on 127.0.0.1 · STARTTLS %1 · TLS %2 · unencrypted %3")
                               .arg(ports->startTls)
                               .arg(ports->tls)
                               .arg(ports->plain)
                         : tr("Stopped"));
    refresh();
}

void PracticePage::refuse(const QString &sentence)
{
    m_fault->setText(sentence);
    m_fault->show();
}

void PracticePage::addMail(const InboxItem &item)
{
    auto *row = new QListWidgetItem;
    row->setText(item.summary.subject.isEmpty() ? tr("No subject") : visibleText(item.summary.subject));
    row->setData(InboxDelegate::FromRole, visibleText(shortName(item.summary.from)));
    row->setData(InboxDelegate::TimeRole,
                 QLocale{}.toString(item.captured.received.toLocalTime().time(), QLocale::ShortFormat));
    row->setData(itemRole, QVariant::fromValue(item));
    m_list->insertItem(0, row);
    m_list->setCurrentItem(row);
    refresh();
}

int PracticePage::count() const
{
    return m_list->count();
}

void PracticePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const auto stacked = width() < measure::stackBelow;
    m_columns->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_list->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : measure::listWidth);
}

QWidget *PracticePage::makeInbox()
{
    auto *inbox = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, inbox);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(space::large);
    m_list = new QListWidget;
    m_view = new MailView;
    m_list->setAccessibleName(tr("Mail the practice server took"));
    m_list->setItemDelegate(new InboxDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_columns->addWidget(m_list, 1);
    m_columns->addWidget(m_view, 2);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *current) {
        if (current)
            m_view->show(current->data(itemRole).value<InboxItem>());
    });
    return inbox;
}

void PracticePage::addEmptyStates()
{
    auto *stopped =
        new EmptyState({.icon = u"practice"_s,
                        .title = tr("A mail server to try things with"),
                        .sentence = tr("It runs on this computer alone, takes any mail and shows it here. "
                                       "Nothing leaves the machine."),
                        .button = tr("Start the practice server")});
    auto *empty = new EmptyState({.icon = u"mail"_s,
                                  .title = tr("No mail yet"),
                                  .sentence = tr("Write to anyone: the mail ends here."),
                                  .button = tr("Write a mail")});
    m_stack->addWidget(stopped);
    m_stack->addWidget(empty);
    connect(stopped, &EmptyState::asked, this, &PracticePage::startRequested);
    connect(empty, &EmptyState::asked, this, &PracticePage::writeAsked);
}

void PracticePage::refresh()
{
    m_toggle->setText(m_running ? tr("Stop") : tr("Start"));
    m_toggle->setIcon(icon(m_running ? u"stop"_s : u"start"_s));
    m_toggle->setVisible(m_running || count() > 0);
    m_stack->setCurrentIndex(count() > 0 ? Inbox : m_running ? Empty : Stopped);
}

} // namespace posthorn::ui
