// SPDX-License-Identifier: MIT
#pragma once
// What is to be done with a queued mail: pure functions of what is known, the clock and the limits.

#include "base/Limits.h"
#include "outbox/Record.h"

namespace posthorn::outbox {

/// What bounds the sending through one account.
struct Bounds
{
    Limits limits{};
    std::vector<QDateTime> sentLately{}; ///< when mails went out through it, oldest first
};

struct Step
{
    enum class Kind {
        Send, ///< now, to these
        Wait, ///< until then
        Rest  ///< nothing goes on by itself
    };

    Kind kind = Kind::Rest;
    QDateTime when{};
    std::vector<Address> to{};

    bool operator==(const Step &) const = default;
};
[[nodiscard]] Step decide(const Record &record, const Bounds &bounds, const QDateTime &now);

/// What one attempt came to.
struct Attempt
{
    std::vector<Address> to{}; ///< whom it was for
    Delivery delivery{};
    std::optional<Diagnosis> diagnosis{};
    std::vector<QString> causes{}; ///< beside delivery.recipients: why each was refused
};
/// The record after it: sent, in doubt, failed, or queued until its cause's back-off has passed. Whom the
/// server took once is never addressed again; what was in doubt never goes on by itself.
[[nodiscard]] Record after(Record record, const Attempt &attempt, const QDateTime &now);

/// The record of a mail that an attempt takes up for these; it is not changed unless it was queued.
[[nodiscard]] Record takenUp(Record record, const std::vector<Address> &to);
/// The record of a mail that nobody sends any more, whatever it says: the program that did has ended.
[[nodiscard]] Record recovered(Record record, const QDateTime &now);
/// Nothing was tried, since this machine lacks something: it waits for it, or for the person.
[[nodiscard]] Record heldUp(Record record, const Problem &problem, const QDateTime &now);
/// The person takes it back for a while; it is not changed where it is on its way, in doubt or over.
[[nodiscard]] Record held(Record record, const QDateTime &now);

/// What a person may say about a mail.
enum class Word {
    TryNow,  ///< whatever failed or waits; a mail in doubt stays in doubt
    Arrived, ///< of a mail in doubt
    SendAgain,
    Cancel
};
/// The record when that has been said; unchanged where it cannot be said.
[[nodiscard]] Record told(Record record, Word word, const QDateTime &now);

} // namespace posthorn::outbox
