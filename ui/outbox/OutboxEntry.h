// SPDX-License-Identifier: MIT
#pragma once
// One mail on its way, as the outbox shows it.

#include "explain/Catalogue.h"
#include "outbox/Sender.h"
#include "ui/widgets/FactCard.h"

#include <QDateTime>

namespace posthorn::ui {

struct OutboxEntry
{
    enum class State { Waiting, Sending, Sent, Partly, NotSent, InDoubt };

    QString id{}; ///< whatever the caller finds it by again
    QString accountId{};
    QString subject{};
    QStringList to{};
    QDateTime since{};
    State state = State::Waiting;
    QString reason{}; ///< one sentence
    std::optional<explain::Card> card{};
    FactCard::Evidence evidence{};
};

/// The entry after its run: state, reason, card and evidence of the report.
[[nodiscard]] OutboxEntry afterwards(OutboxEntry entry, const outbox::SendReport &report,
                                     const explain::Catalogue &words);
[[nodiscard]] QString wordOf(OutboxEntry::State state);
[[nodiscard]] Tone toneOf(OutboxEntry::State state);

} // namespace posthorn::ui

Q_DECLARE_METATYPE(posthorn::ui::OutboxEntry)
