// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxPage.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/PrimaryButton.h"

#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

enum Shown { Empty, Mails, Sent };

OutboxPage::OutboxPage(const explain::Catalogue &words, QWidget *parent)
    : Page(tr("Outbox"), Width::Full, parent),
      m_open(new MailColumns(tr("Mails in the outbox"), words)),
      m_sent(new MailColumns(tr("Mails that were sent"), words)),
      m_toggle(plainButton(tr("All sent mail"), u"mail"_s)),
      m_search(new QLineEdit),
      m_stack(new QStackedWidget)
{
    m_toggle->setObjectName(u"allSent"_s);
    m_toggle->setCheckable(true);
    addAction(m_toggle);
    m_stack->addWidget(m_empty = makeEmptyState());
    m_stack->addWidget(m_open);
    m_stack->addWidget(makeSent());
    content()->addWidget(m_stack, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    join();
    refresh();
}

void OutboxPage::join()
{
    connect(&m_typing, &QTimer::timeout, this, &OutboxPage::ask);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_toggle, &QPushButton::toggled, this, [this](bool isSent) {
        if (isSent)
            ask();
        refresh();
        entry()->setFocus(Qt::OtherFocusReason);
    });
    for (const auto *mails : {m_open, m_sent}) {
        connect(mails, &MailColumns::chosen, this, &OutboxPage::chosen);
        connect(mails, &MailColumns::fixChosen, this, &OutboxPage::fixChosen);
    }
}

QWidget *OutboxPage::entry() const
{
    if (m_toggle->isChecked())
        return m_search;
    return m_stack->currentIndex() == Empty ? m_empty : static_cast<QWidget *>(m_open->list());
}

void OutboxPage::setRecords(const std::vector<outbox::Record> &records, QDate today)
{
    m_open->setRecords(records, today);
    refresh();
}

void OutboxPage::put(const outbox::Record &record)
{
    m_open->put(record);
    if (m_toggle->isChecked() && record.state == outbox::State::Sent)
        ask();
    refresh();
}

void OutboxPage::open(const QString &id)
{
    m_toggle->setChecked(false);
    m_open->open(id);
}

void OutboxPage::setSent(const std::vector<outbox::Record> &records, QDate today)
{
    m_sent->setRecords(records, today);
    refresh();
}

const outbox::Record *OutboxPage::recordOf(const QString &id) const
{
    const auto *record = m_open->model()->recordOf(id);
    return record ? record : m_sent->model()->recordOf(id);
}

void OutboxPage::ask()
{
    Q_EMIT searched(m_search->text().split(u' ', Qt::SkipEmptyParts));
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

QWidget *OutboxPage::makeSent()
{
    auto *sent = new QWidget;
    auto *layout = new QVBoxLayout(sent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    nameControl(*m_search, tr("Search in sent mail"));
    m_search->setPlaceholderText(tr("Sender, recipient or subject"));
    m_search->setMaximumWidth(measure::mailListWidth);
    layout->addWidget(m_search);
    layout->addWidget(m_sent, 1);
    return sent;
}

void OutboxPage::refresh()
{
    const auto before = m_stack->currentIndex();
    const auto shown = m_toggle->isChecked() ? Sent : m_open->model()->rowCount() > 0 ? Mails : Empty;
    const auto *focus = window()->focusWidget();
    const bool hasKeyboard = before == Empty && shown == Mails && (!focus || isAncestorOf(focus));
    m_stack->setCurrentIndex(shown);
    if (hasKeyboard)
        m_open->list()->setFocus(Qt::OtherFocusReason);
    setContext(shown == Sent ? contextOfSent() : contextOfOpen());
}

QString OutboxPage::contextOfOpen() const
{
    const auto open = pending();
    if (m_open->model()->rowCount() == 0)
        return {};
    return open == 0   ? tr("Everything is sent")
           : open == 1 ? tr("One mail is not sent yet")
                       : tr("%1 mails are not sent yet").arg(open);
}

QString OutboxPage::contextOfSent() const
{
    const auto found = m_sent->model()->rowCount();
    if (m_search->text().trimmed().isEmpty())
        return found == 0   ? tr("Nothing was sent yet")
               : found == 1 ? tr("One mail was sent")
                            : tr("%1 mails were sent").arg(found);
    return found == 0   ? tr("No mail names all of these words")
           : found == 1 ? tr("One mail names all of these words")
                        : tr("%1 mails name all of these words").arg(found);
}

} // namespace posthorn::ui
