// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Aside.h"
#include "drafts/Journal.h"

namespace posthorn::gui {

/// The drafts of a profile for the windows; what touches the disk happens aside, in the order it was asked
/// for.
class DraftKeeper
{
public:
    template <class T>
    using Answer = std::function<void(const T &)>;

    explicit DraftKeeper(const QString &folder);

    /// When it was kept, or why not.
    void keep(QObject *who, const QString &id, const drafts::Entry &entry,
              const Answer<Result<QDateTime>> &answer);
    void drop(QObject *who, const QString &id, const Answer<Outcome> &answer);
    void list(QObject *who, const Answer<drafts::Listing> &answer);
    void take(QObject *who, const QString &id, const Answer<Result<drafts::Taken>> &answer);

private:
    std::shared_ptr<drafts::Journal> m_journal;
    Aside m_aside{};
};

} // namespace posthorn::gui
