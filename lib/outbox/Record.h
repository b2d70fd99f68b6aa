// SPDX-License-Identifier: MIT
#pragma once
// What is known about a queued mail: its state, whom it reached, what stood in the way, when it goes on.

#include "base/Delivery.h"
#include "base/Diagnosis.h"

#include <QDateTime>

namespace posthorn::outbox {

enum class State {
    Queued,
    Sending,    ///< taken up; no terminator has left
    Committing, ///< the terminator leaves or has left, and no reply to it is known
    InDoubt,    ///< the server may have it; only a person decides
    Sent,
    Failed,   ///< it goes on when a person has done something about it
    Cancelled ///< stays for a while, so that nothing takes the mail up again
};
/// "queued", "in-doubt", …
[[nodiscard]] QLatin1StringView idOf(State state);
[[nodiscard]] std::optional<State> stateFromId(QStringView id);

/// One recipient over all attempts.
struct Standing
{
    enum class Status {
        Pending,
        Tried, ///< addressed by the attempt that is on its way, or in doubt
        Accepted,
        Refused
    };

    Address address;
    Status status = Status::Pending;
    QString reply{}; ///< the last one about this recipient
    QString cause{}; ///< of a reply that was no yes

    bool operator==(const Standing &) const = default;
};
[[nodiscard]] QLatin1StringView idOf(Standing::Status status);
[[nodiscard]] std::optional<Standing::Status> standingFromId(QStringView id);

struct Record
{
    QString id{};
    State state = State::Queued;
    QString accountId{}; ///< empty: the mail has a route of its own
    QString from{};
    QString subject{};
    QString messageId{};
    qint64 bytes = 0;
    QDateTime queuedAt{};
    int attempts = 0;      ///< begun
    int crashes = 0;       ///< attempts in a row that ended with the program
    QDateTime decidedAt{}; ///< when `due` was set: a clock that was set back shows by it
    QDateTime due{};
    QDateTime sentAt{}; ///< when a server last took it for somebody
    std::vector<Standing> recipients{};
    QString reply{}; ///< of the last attempt, verbatim
    std::optional<Diagnosis> diagnosis{};
    std::optional<Problem> problem{}; ///< of this machine, in place of a diagnosis: its kind, words, subject

    bool operator==(const Record &) const = default;
    [[nodiscard]] std::vector<Address> pending() const;
    [[nodiscard]] bool any(Standing::Status status) const;
    /// Gives the second status to those that have the first.
    void turn(Standing::Status before, Standing::Status afterwards);
};

} // namespace posthorn::outbox
