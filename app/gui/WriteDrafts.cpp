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
            WriteWiring::tr("Recovered: Posthorn ended while this mail was on its way, so it may have "
                            "arrived. Ask before you send it again.");
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
        for (const drafts::Listed &draft : listing.drafts) {
            if (draft.phase != Phase::Closed)
                reopen(draft.id);
        }
        if (!listing.broken.empty())
            say(listing.broken.front());
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

void WriteWiring::openAgain(const mime::Draft &draft, const QString &accountId)
{
    const auto returned = std::ranges::find(m_returned, draft, &Outgoing::draft);
    if (returned == m_returned.end())
        return open(draft, accountId);
    const QString id = returned->id;
    m_returned.erase(returned);
    reopen(id);
}

void WriteWiring::say(const Problem &problem)
{
    m_desk.window.setActivity(m_desk.words.sentence(problem), false);
}

/// That it leaves is on disk before it does: whoever finds the draft after a crash must not send it again
/// unasked.
void WriteWiring::letGo(const Outgoing &mail, const smtp::Plan &plan, const mime::Message &message)
{
    m_leaving.insert(mail.id);
    m_drafts.keep(mail.window, mail.id, {Phase::Leaving, QDateTime::currentDateTime(), mail.written},
                  [this, mail, plan, message](const Result<QDateTime> &kept) {
                      if (!kept) {
                          m_leaving.remove(mail.id);
                          return mail.window->notKept(Phase::Leaving, kept.problem());
                      }
                      const quint64 number = m_desk.sends.send(plan, message);
                      m_onTheirWay.insert(number, mail);
                      Q_EMIT handedOver(number, mail.accountId, mail.draft);
                      mail.window->leave();
                  });
}

/// What surely has not gone out is a draft again.
void WriteWiring::settle(quint64 number, const outbox::SendReport &report)
{
    if (!m_onTheirWay.contains(number))
        return;
    const Outgoing mail = m_onTheirWay.take(number);
    m_leaving.remove(mail.id);
    const auto quiet = [this](const auto &outcome) {
        if (!outcome)
            say(outcome.problem());
    };
    if (report.delivery.status != Delivery::Status::NotSent) {
        m_warming.signedIn(mail.accountId);
        return m_drafts.drop(this, mail.id, quiet);
    }
    m_returned.push_back(mail);
    m_drafts.keep(this, mail.id, {Phase::Closed, QDateTime::currentDateTime(), mail.written}, quiet);
}

} // namespace posthorn::gui
