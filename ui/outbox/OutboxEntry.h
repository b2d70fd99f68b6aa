// SPDX-License-Identifier: MIT
#pragma once
// A queued mail as the outbox shows it.

#include "explain/Catalogue.h"
#include "outbox/Record.h"
#include "ui/widgets/FactCard.h"

namespace posthorn::ui {

struct OutboxEntry
{
    enum class State { Waiting, Sending, Sent, Partly, NotSent, InDoubt };

    QString id{};
    QString accountId{};
    QString subject{};
    QStringList to{};
    State state = State::Waiting;
    QString when{};   ///< "Next try at 14:05", "14:02"; may be empty
    QString reason{}; ///< one sentence; may be empty
    std::optional<explain::Card> card{};
    FactCard::Evidence evidence{};
};

/// Times of `today` go without their date.
[[nodiscard]] OutboxEntry entryOf(const outbox::Record &record, const explain::Catalogue &words, QDate today);
[[nodiscard]] OutboxEntry::State stateOf(const outbox::Record &record);
/// Neither sent nor given up.
[[nodiscard]] bool isOpen(const outbox::Record &record);
/// Without anybody's doing.
[[nodiscard]] bool goesOn(const outbox::Record &record);

[[nodiscard]] QString wordOf(OutboxEntry::State state);
[[nodiscard]] QString iconOf(OutboxEntry::State state);
[[nodiscard]] Tone toneOf(OutboxEntry::State state);
[[nodiscard]] QString subjectLine(const OutboxEntry &entry);
/// "To bob@example.net, carl@example.net and 12 more".
[[nodiscard]] QString recipientLine(const OutboxEntry &entry);
[[nodiscard]] QString stateLine(const OutboxEntry &entry);

} // namespace posthorn::ui

Q_DECLARE_METATYPE(posthorn::ui::OutboxEntry)
