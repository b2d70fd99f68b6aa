// SPDX-License-Identifier: MIT
#include "app/gui/OutboxWiring.h"

namespace posthorn::gui {

using State = ui::OutboxEntry::State;

OutboxWiring::OutboxWiring(const Desk &desk) : m_desk(desk), m_page(new ui::OutboxPage)
{
    desk.window.setPage(ui::MainWindow::Place::Outbox, m_page);
    connect(m_page, &ui::OutboxPage::writeAsked, &desk.window, &ui::MainWindow::writeAsked);
    connect(m_page, &ui::OutboxPage::stopRequested, &desk.sends,
            [&sends = desk.sends](const QString &id) { sends.cancel(id.toULongLong()); });
    connect(m_page, &ui::OutboxPage::againRequested, this, [this](const QString &id) {
        const Sending &sending = m_sendings[id.toULongLong()];
        Q_EMIT writeAgain(sending.draft, sending.entry.accountId);
    });
    connect(m_page, &ui::OutboxPage::fixChosen, this, [this](const QString &id, const explain::Fix &fix) {
        Q_EMIT fixChosen(m_sendings[id.toULongLong()].entry.accountId, fix);
    });
    connect(&desk.sends, &app::Sends::started, this, &OutboxWiring::start);
    connect(&desk.sends, &app::Sends::progressed, this, &OutboxWiring::progress);
    connect(&desk.sends, &app::Sends::finished, this, &OutboxWiring::finish);
}

void OutboxWiring::add(quint64 number, const QString &accountId, const mime::Draft &draft)
{
    ui::OutboxEntry entry{.id = QString::number(number), .accountId = accountId, .subject = draft.subject};
    for (const auto *people : {&draft.to, &draft.cc, &draft.bcc}) {
        for (const Mailbox &person : *people)
            entry.to.append(person.toString());
    }
    entry.since = QDateTime::currentDateTime();
    m_sendings.insert(number, {entry, draft});
    update(number);
}

void OutboxWiring::start(quint64 number)
{
    Sending &sending = m_sendings[number];
    sending.entry.state = State::Sending;
    update(number);
    m_desk.window.setActivity(
        tr("Sending to %n people…", nullptr, static_cast<int>(sending.entry.to.size())));
}

void OutboxWiring::progress(quint64 number, qint64 bytes, qint64 total)
{
    constexpr qint64 worthTelling = qint64{1024} * 1024;
    if (total < worthTelling)
        return;
    const auto people = static_cast<int>(m_sendings[number].entry.to.size());
    m_desk.window.setActivity(
        tr("Sending to %n people… %1 %", nullptr, people).arg(qMin(qint64{100}, bytes * 100 / total)));
}

void OutboxWiring::finish(quint64 number, const outbox::SendReport &report)
{
    Sending &sending = m_sendings[number];
    sending.entry = ui::afterwards(sending.entry, report, m_desk.words);
    update(number);
    m_desk.window.setActivity({});
    if (sending.entry.state == State::Sent)
        return;
    m_desk.window.show();
    m_desk.window.go(ui::MainWindow::Place::Outbox);
    m_page->open(sending.entry.id);
}

void OutboxWiring::update(quint64 number)
{
    m_page->put(m_sendings[number].entry);
    m_desk.window.setCount(ui::MainWindow::Place::Outbox, m_page->pending());
}

} // namespace posthorn::gui
