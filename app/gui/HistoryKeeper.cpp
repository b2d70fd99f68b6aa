// SPDX-License-Identifier: MIT
#include "app/gui/HistoryKeeper.h"

namespace posthorn::gui {

using Read = Result<check::History>;

HistoryKeeper::HistoryKeeper(const app::EngineThread &engine, const QString &folder, QObject *parent)
    : QObject(parent), m_engine(engine), m_folder(folder)
{
}

void HistoryKeeper::follow(const QStringList &accountIds)
{
    for (const QString &id : m_known.keys()) {
        if (accountIds.contains(id))
            continue;
        m_known.remove(id);
        m_engine.post([folder = m_folder, id] {
            static_cast<void>(folder.forget(id)); // a file left behind holds nothing secret
        });
    }
    for (const QString &id : accountIds) {
        if (m_known.contains(id))
            continue;
        m_known.insert(id, {});
        m_engine.ask<Read>(
            this, [folder = m_folder, id] { return folder.read(id); },
            [this, id](const Read &read) {
                if (read)
                    take(id, *read);
            });
    }
}

void HistoryKeeper::note(const QString &accountId, const check::PastRun &run)
{
    check::History here = of(accountId);
    here.add(run);
    m_engine.ask<Read>(
        this, [folder = m_folder, accountId, run] { return folder.note(accountId, run); },
        [this, accountId, here](const Read &noted) { take(accountId, noted ? *noted : here); });
}

void HistoryKeeper::take(const QString &accountId, const check::History &history)
{
    if (!m_known.contains(accountId))
        return; // removed meanwhile
    m_known.insert(accountId, history);
    Q_EMIT changed(accountId);
}

} // namespace posthorn::gui
