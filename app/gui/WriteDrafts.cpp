// SPDX-License-Identifier: MIT
// What is written is on disk before it leaves, and is there until it has left.
#include "app/gui/WriteWiring.h"
#include "ui/compose/ComposeWindow.h"

#include <algorithm>

namespace posthorn::gui {

using drafts::Phase;

namespace {

QString originOf(const drafts::Taken &taken, const explain::Catalogue &words)
{
    QStringList sentences;
    if (taken.entry.phase == Phase::Writing)
        sentences += WriteWiring::tr("Recovered: Posthorn ended while this mail was open.");
    if (taken.entry.phase == Phase::Leaving)
        sentences +=
            WriteWiring::tr("Recovered: Posthorn ended before this mail was in the outbox, so it was "
                            "not sent.");
    for (const Problem &lost : taken.lost)
        sentences += words.sentence(lost);
    return sentences.join(QChar::Space);
}

} // namespace

void WriteWiring::letKeep(ui::ComposeWindow *window, const QString &id)
{
    connect(window, &ui::ComposeWindow::keepRequested, this,
            [this, window, id](const drafts::Written &written, Phase phase) {
                if (m_leaving.contains(id))
                    return;
                if (phase == Phase::Writing && !written.to.isEmpty())
                    m_warming.prepare(written.accountId);
                m_drafts.keep(window, id, {phase, QDateTime::currentDateTime(), written},
                              [window, phase](const Result<QDateTime> &kept) {
                                  return kept ? window->kept(phase, *kept)
                                              : window->notKept(phase, kept.problem());
                              });
            });
    connect(window, &ui::ComposeWindow::discarded, this, [this, id] {
        m_drafts.drop(this, id, [this](const Outcome &dropped) {
            if (!dropped)
                say(dropped.problem());
        });
    });
    connect(window, &ui::ComposeWindow::draftWanted, this, [this, window](const QString &wanted) {
        reopen(wanted);
        window->close();
    });
}

void WriteWiring::offerOthers(ui::ComposeWindow *window)
{
    m_drafts.list(window, [window](const drafts::Listing &listing) { window->offer(listing.drafts); });
}

void WriteWiring::recover()
{
    m_drafts.list(this, [this](const drafts::Listing &listing) {
        sort(listing.drafts);
        if (!listing.broken.empty())
            say(listing.broken.front());
    });
}

/// One that was leaving is in the outbox under its own id, or it never left.
void WriteWiring::sort(const std::vector<drafts::Listed> &found)
{
    QStringList leaving;
    for (const drafts::Listed &draft : found) {
        if (draft.phase == Phase::Writing)
            reopen(draft.id);
        if (draft.phase == Phase::Leaving)
            leaving.append(draft.id);
    }
    if (leaving.isEmpty())
        return;
    m_desk.post.known(this, leaving, [this, leaving](const Result<QStringList> &queued) {
        if (!queued)
            return say(queued.problem());
        for (const QString &id : leaving) {
            if (queued->contains(id))
                m_drafts.drop(this, id, [](const Outcome &) {}); // else the next start does it
            else
                reopen(id);
        }
    });
}

void WriteWiring::reopen(const QString &id)
{
    m_drafts.take(this, id, [this, id](const Result<drafts::Taken> &taken) {
        if (!taken)
            return say(taken.problem());
        auto *window = makeWindow(id);
        window->chooseSender(m_desk.accounts.defaultId());
        window->setWritten(taken->entry.written, taken->entry.saved);
        if (const QString origin = originOf(*taken, m_desk.words); !origin.isEmpty())
            window->tellOrigin(origin);
        window->show();
        window->activateWindow();
    });
}

void WriteWiring::bringBack(const QString &mailId, const QString &accountId, const mime::OpenedDraft &draft,
                            bool isToBeOpened)
{
    const QString id = freshId();
    auto *window = makeWindow(id);
    window->chooseSender(accountId);
    window->setDraft(draft.draft);
    const auto written = window->written();
    const auto now = QDateTime::currentDateTime();
    const auto phase = isToBeOpened ? Phase::Writing : Phase::Closed;
    m_drafts.keep(window, id, {phase, now, written}, [=, this](const Result<QDateTime> &kept) {
        if (kept) {
            Q_EMIT broughtBack(mailId);
        } else {
            say(kept.problem());
            Q_EMIT notBroughtBack(mailId);
        }
        if (!kept || !isToBeOpened)
            return window->deleteLater();
        window->setWritten(written, *kept);
        QStringList leftOut;
        for (const Problem &problem : draft.leftOut)
            leftOut += m_desk.words.sentence(problem);
        if (!leftOut.isEmpty())
            window->tellOrigin(leftOut.join(QChar::Space));
        window->show();
        window->activateWindow();
    });
}

void WriteWiring::say(const Problem &problem)
{
    m_desk.window.setActivity(m_desk.words.sentence(problem), false);
}

/// That it leaves is on disk before it does: a crash on the way to the outbox is known as one.
void WriteWiring::letGo(const Outgoing &mail, const smtp::Plan &plan, const mime::Message &message)
{
    m_leaving.insert(mail.id);
    m_drafts.keep(mail.window, mail.id, {Phase::Leaving, QDateTime::currentDateTime(), mail.written},
                  [this, mail, plan, message](const Result<QDateTime> &kept) {
                      if (!kept)
                          return stay(mail, kept.problem());
                      m_desk.routes.foresee(mail.id, plan);
                      queue(mail, message);
                  });
}

void WriteWiring::queue(const Outgoing &mail, const mime::Message &message)
{
    outbox::QueuedMail queued{.id = mail.id,
                              .accountId = mail.accountId,
                              .messageId = message.messageId(),
                              .subject = mail.draft.subject,
                              .queuedAt = QDateTime::currentDateTimeUtc()};
    queued.plan.envelope = message.envelope();
    m_desk.post.queue(mail.window, queued, message, [this, mail](const Outcome &taken) {
        if (!taken)
            return stay(mail, taken.problem());
        mail.window->leave();
        m_drafts.drop(this, mail.id, [this, id = mail.id](const Outcome &dropped) {
            m_leaving.remove(id);
            if (!dropped)
                say(dropped.problem());
        });
    });
    Q_EMIT handedOver(mail.id);
}

/// It is being written again.
void WriteWiring::stay(const Outgoing &mail, const Problem &problem)
{
    m_leaving.remove(mail.id);
    mail.window->notKept(Phase::Leaving, problem);
}

} // namespace posthorn::gui
