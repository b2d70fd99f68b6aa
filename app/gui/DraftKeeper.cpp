// SPDX-License-Identifier: MIT
#include "app/gui/DraftKeeper.h"

namespace posthorn::gui {

DraftKeeper::DraftKeeper(const QString &folder) : m_journal(std::make_shared<drafts::Journal>(folder)) {}

void DraftKeeper::keep(QObject *who, const QString &id, const drafts::Entry &entry,
                       const Answer<Result<QDateTime>> &answer)
{
    const auto work = [journal = m_journal, id, entry]() -> Result<QDateTime> {
        const Outcome kept = journal->keep(id, entry);
        return kept ? Result<QDateTime>(entry.saved) : kept.problem();
    };
    m_aside.ask<Result<QDateTime>>(who, work, answer);
}

void DraftKeeper::drop(QObject *who, const QString &id, const Answer<Outcome> &answer)
{
    m_aside.ask<Outcome>(
        who, [journal = m_journal, id] { return journal->drop(id); }, answer);
}

void DraftKeeper::list(QObject *who, const Answer<drafts::Listing> &answer)
{
    m_aside.ask<drafts::Listing>(
        who, [journal = m_journal] { return journal->list(); }, answer);
}

void DraftKeeper::take(QObject *who, const QString &id, const Answer<Result<drafts::Taken>> &answer)
{
    m_aside.ask<Result<drafts::Taken>>(
        who, [journal = m_journal, id] { return journal->take(id); }, answer);
}

} // namespace posthorn::gui
