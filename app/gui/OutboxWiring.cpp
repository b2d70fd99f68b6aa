// SPDX-License-Identifier: MIT
#include "app/gui/OutboxWiring.h"

#include "app/gui/WrittenAgain.h"

namespace posthorn::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Act = ui::OutboxDetail::Act;
using outbox::Record;
using outbox::State;
using outbox::Word;

namespace {

constexpr auto longEnough = 8s;

/// Whoever has it is not written to again.
Result<mime::OpenedDraft> draftOf(const outbox::HeldMail &held)
{
    std::vector<Address> missing;
    for (const outbox::Standing &one : held.record.recipients) {
        if (one.status != outbox::Standing::Status::Accepted)
            missing.push_back(one.address);
    }
    return writtenAgain(held.bytes, missing);
}

/// Not "%n people": the program's own words are in no translation that would know the singular.
QString sendingTo(const Record &record)
{
    return record.recipients.size() == 1
               ? OutboxWiring::tr("Sending to one person…")
               : OutboxWiring::tr("Sending to %1 people…").arg(record.recipients.size());
}

QString sentTo(const Record &record)
{
    return record.recipients.size() == 1
               ? OutboxWiring::tr("Sent to one person.")
               : OutboxWiring::tr("Sent to %1 people.").arg(record.recipients.size());
}

} // namespace

OutboxWiring::OutboxWiring(const Desk &desk)
    : m_desk(desk), m_page(new ui::OutboxPage(desk.words)), m_sent(desk, *m_page)
{
    desk.window.setPage(ui::MainWindow::Place::Outbox, m_page);
    m_silence.setSingleShot(true);
    m_silence.setInterval(longEnough);
    connect(&m_silence, &QTimer::timeout, this, [this] { m_desk.window.setActivity({}); });
    connect(m_page, &ui::OutboxPage::writeAsked, &desk.window, &ui::MainWindow::writeAsked);
    connect(m_page, &ui::OutboxPage::chosen, this, &OutboxWiring::act);
    connect(m_page, &ui::OutboxPage::fixChosen, this, &OutboxWiring::fix);
    connect(&m_sent, &SentWiring::writeAsked, this, &OutboxWiring::writeAsked);
    connect(&m_sent, &SentWiring::said, this, &OutboxWiring::say);
    connect(&desk.post, &app::PostOffice::listed, this, &OutboxWiring::list);
    connect(&desk.post, &app::PostOffice::changed, this, &OutboxWiring::update);
    connect(&desk.post, &app::PostOffice::progressed, this, &OutboxWiring::progress);
    connect(&desk.post, &app::PostOffice::tookBack, this, &OutboxWiring::openUp);
    connect(&desk.post, &app::PostOffice::keptOn, this, [this](const QString &id, const Problem &why) {
        stay(id);
        say(m_desk.words.sentence(why));
    });
    connect(&desk.post, &app::PostOffice::stumbled, this,
            [this](const Problem &problem) { say(m_desk.words.sentence(problem)); });
}

void OutboxWiring::follow(const QString &id)
{
    m_followed.insert(id);
}

void OutboxWiring::letGo(const QString &id)
{
    m_desk.post.tell(id, Word::Cancel);
    if (!m_wantedBack.take(id))
        say(tr("Cancelled. It is kept among the drafts; writing a new mail offers them."));
}

void OutboxWiring::stay(const QString &id)
{
    m_wantedBack.remove(id);
}

int OutboxWiring::waiting() const
{
    return m_page->waiting();
}

void OutboxWiring::list(const std::vector<Record> &records)
{
    m_page->setRecords(records, QDate::currentDate());
    count();
}

void OutboxWiring::update(const Record &record)
{
    m_page->put(record);
    count();
    tell(record);
}

void OutboxWiring::count()
{
    m_desk.window.setCount(ui::MainWindow::Place::Outbox, m_page->pending());
}

void OutboxWiring::act(const QString &id, Act act)
{
    const auto *record = m_page->recordOf(id);
    switch (act) {
    case Act::Retry:
        return retry(id);
    case Act::Edit:
        return takeBack(id, true);
    case Act::Cancel:
        return takeBack(id, false);
    case Act::Test:
        return Q_EMIT testAsked(record ? record->accountId : QString());
    case Act::Arrived:
        return m_desk.post.tell(id, Word::Arrived);
    case Act::SendAgain:
        follow(id);
        return m_desk.post.tell(id, Word::SendAgain);
    case Act::AskLater:
        return say(tr("It stays in doubt, and is not sent again by itself."));
    case Act::Repeat:
        return m_sent.repeat(id);
    case Act::Save:
        return m_sent.save(id);
    }
}

void OutboxWiring::fix(const QString &id, const explain::Fix &fix)
{
    const auto *record = m_page->recordOf(id);
    if (!record)
        return;
    if (fix.id != "type-again"_L1)
        return Q_EMIT fixChosen(record->accountId, fix);
    m_desk.accounts.forgetSecret(record->accountId);
    retry(id);
}

/// What stands in the way of its route is said of the mail itself, as after any other attempt.
void OutboxWiring::retry(const QString &id)
{
    const auto *record = m_page->recordOf(id);
    if (!record)
        return;
    const auto go = [this, id](const Result<smtp::Plan> &plan) {
        if (plan)
            m_desk.routes.foresee(id, *plan);
        follow(id);
        m_desk.post.tell(id, Word::TryNow);
        m_page->entry()->setFocus(Qt::OtherFocusReason); // the question had it
    };
    if (m_desk.accounts.find(record->accountId))
        planWithPassword(m_desk, m_page, record->accountId, Stage::Send, go);
    else
        go(Problem{});
}

/// Once: asked for twice it would become two drafts.
void OutboxWiring::takeBack(const QString &id, bool isToBeOpened)
{
    if (m_wantedBack.contains(id))
        return;
    m_wantedBack.insert(id, isToBeOpened);
    m_desk.post.takeBack(id);
}

void OutboxWiring::openUp(const outbox::HeldMail &held)
{
    m_desk.engine.ask<Result<mime::OpenedDraft>>(
        this, [held] { return draftOf(held); },
        [this, id = held.mail.id, account = held.mail.accountId](const Result<mime::OpenedDraft> &draft) {
            if (draft)
                return Q_EMIT tookBack(id, account, *draft, m_wantedBack.value(id));
            stay(id);
            say(m_desk.words.sentence(draft.problem()));
        });
}

void OutboxWiring::progress(const QString &id, qint64 bytes, qint64 total)
{
    constexpr qint64 worthTelling = qint64{1024} * 1024;
    const auto *record = m_page->recordOf(id);
    if (total < worthTelling || !record)
        return;
    m_desk.window.setActivity(
        tr("%1 %2 %").arg(sendingTo(*record)).arg(qMin(qint64{100}, bytes * 100 / total)));
}

/// The line at the bottom tells of every mail; the page comes up for one that the person waits for.
void OutboxWiring::tell(const Record &record)
{
    const bool isOnItsWay = record.state == State::Sending || record.state == State::Committing;
    if (isOnItsWay) {
        m_silence.stop();
        return m_desk.window.setActivity(sendingTo(record));
    }
    const bool isToBeTried = record.state == State::Queued && record.due <= record.decidedAt;
    if (isToBeTried || record.state == State::Cancelled)
        return;
    say(record.state == State::Sent ? sentTo(record) : QString());
    if (!m_followed.remove(record.id) || !ui::isOpen(record))
        return;
    m_desk.window.show();
    m_desk.window.go(ui::MainWindow::Place::Outbox);
    m_page->open(record.id);
}

void OutboxWiring::say(const QString &sentence)
{
    m_desk.window.setActivity(sentence, false);
    m_silence.start();
}

} // namespace posthorn::gui
