// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxPage.h"

#include "ui/outbox/OutboxRow.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>
#include <algorithm>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

OutboxPage::OutboxPage(QWidget *parent)
    : Page(tr("Outbox"), Width::Reading, parent),
      m_empty(
          new EmptyState({.icon = u"outbox"_s,
                          .title = tr("Nothing on its way"),
                          .sentence = tr("Mails stand here from the moment you press Send, with what became "
                                         "of them."),
                          .button = tr("Write a mail")}))
{
    content()->setSpacing(0);
    content()->addWidget(m_empty, 1);
    content()->addStretch(0);
    connect(m_empty, &EmptyState::asked, this, &OutboxPage::writeAsked);
}

void OutboxPage::put(const OutboxEntry &entry)
{
    const auto found = std::ranges::find(m_rows, entry.id, [](auto *row) { return row->entry().id; });
    if (found != m_rows.end())
        (*found)->show(entry);
    else
        m_rows.push_back(addRow(entry));
    refresh();
}

void OutboxPage::open(const QString &id)
{
    for (auto *row : m_rows) {
        if (row->entry().id != id)
            continue;
        row->setOpen(true);
        reveal(row);
    }
}

int OutboxPage::pending() const
{
    using State = OutboxEntry::State;
    return static_cast<int>(std::ranges::count_if(m_rows, [](const auto *row) {
        return row->entry().state != State::Sent && row->entry().state != State::Partly;
    }));
}

OutboxRow *OutboxPage::addRow(const OutboxEntry &entry)
{
    auto *row = new OutboxRow(entry);
    content()->insertWidget(0, row);
    connect(row, &OutboxRow::stopAsked, this, [this, id = entry.id] { Q_EMIT stopRequested(id); });
    connect(row, &OutboxRow::againAsked, this, [this, id = entry.id] { Q_EMIT againRequested(id); });
    connect(row, &OutboxRow::fixChosen, this,
            [this, id = entry.id](const auto &fix) { Q_EMIT fixChosen(id, fix); });
    return row;
}

void OutboxPage::refresh()
{
    m_empty->setVisible(m_rows.empty());
    content()->setStretch(content()->count() - 1, m_rows.empty() ? 0 : 1);
    const auto open = pending();
    setContext(m_rows.empty() ? QString{}
               : open == 0    ? tr("Everything is sent")
               : open == 1    ? tr("One mail is not sent yet")
                              : tr("%n mails are not sent yet", nullptr, open));
}

} // namespace posthorn::ui
