// SPDX-License-Identifier: MIT
#pragma once
// The histories of the accounts for every page; what touches the disk happens on the engine's thread.

#include "app/wiring/EngineThread.h"
#include "check/HistoryFolder.h"

#include <QHash>

namespace posthorn::gui {

class HistoryKeeper : public QObject
{
    Q_OBJECT
public:
    HistoryKeeper(const app::EngineThread &engine, const QString &folder, QObject *parent = nullptr);

    /// These accounts are there: what is new among them is read, what is no more is forgotten.
    void follow(const QStringList &accountIds);
    /// Empty until it has been read.
    [[nodiscard]] check::History of(const QString &accountId) const { return m_known.value(accountId); }
    /// Also where the disk does not take it, until the program ends.
    void note(const QString &accountId, const check::PastRun &run);

Q_SIGNALS:
    void changed(const QString &accountId);

private:
    void take(const QString &accountId, const check::History &history);

    const app::EngineThread &m_engine;
    check::HistoryFolder m_folder;
    QHash<QString, check::History> m_known{};
};

} // namespace posthorn::gui
