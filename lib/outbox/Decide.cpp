// SPDX-License-Identifier: MIT
#include "outbox/Decide.h"

#include "diagnose/Causes.h"

#include <algorithm>

namespace posthorn::outbox {

namespace {

using namespace Qt::StringLiterals;
using Status = Standing::Status;

// RFC 5321 section 4.5.4.1 gives up after four to five days; a clock that jumped must not count as trying.
constexpr qint64 longestDays = 5;
constexpr int fewestAttempts = 10;

QDateTime later(const QDateTime &now, std::chrono::seconds wait)
{
    return now.addSecs(wait.count());
}

/// How long the cause wants to be left alone after this many attempts.
std::chrono::seconds backOff(const QString &causeId, int attempts)
{
    const auto *cause = diagnose::causeById(causeId);
    if (!cause || cause->backOff.empty())
        cause = diagnose::causeById(u"unknown");
    const auto last = cause->backOff.size() - 1;
    return cause->backOff[std::min(static_cast<std::size_t>(std::max(attempts - 1, 0)), last)];
}

/// When the day's allowance has room again; nothing when it has room now.
std::optional<QDateTime> dayFullUntil(const Bounds &bounds, const QDateTime &now)
{
    if (!bounds.limits.messagesPerDay)
        return std::nullopt;
    const QDateTime dayAgo = now.addDays(-1);
    std::vector<QDateTime> today;
    std::ranges::copy_if(bounds.sentLately, std::back_inserter(today),
                         [&](const QDateTime &at) { return at > dayAgo && at <= now; });
    const auto most = static_cast<std::size_t>(std::max(*bounds.limits.messagesPerDay, 1));
    if (today.size() < most)
        return std::nullopt;
    return today[today.size() - most].addDays(1);
}

bool isDue(const Record &record, const QDateTime &now)
{
    // Decided in what is now the future: the clock was set back, and nobody knows how long the wait has been.
    return !record.due.isValid() || record.due <= now || now < record.decidedAt;
}

/// Nobody refused anything: the attempt was called off before the mail was handed over.
bool wasCalledOff(const Attempt &attempt)
{
    return attempt.delivery.status == Delivery::Status::NotSent && attempt.delivery.problem &&
           attempt.delivery.problem->kind == Problem::Kind::Cancelled;
}

/// No program listens there. A person may have to look at the port, but a server that restarts is back by
/// itself.
bool foundNobody(const Attempt &attempt)
{
    const auto &problem = attempt.delivery.problem;
    return problem &&
           (problem->kind == Problem::Kind::Refused || problem->kind == Problem::Kind::ProxyUnreachable);
}

bool wasTaken(const Attempt &attempt)
{
    return attempt.delivery.status == Delivery::Status::Sent ||
           attempt.delivery.status == Delivery::Status::Partly;
}

/// A yes to RCPT counts only as much as what became of the mail itself: where a part of it is in doubt, those
/// accepted have their own part.
Status statusOf(const RecipientResult &result, const Attempt &attempt)
{
    switch (result.status) {
    case RecipientResult::Status::Accepted:
        return attempt.delivery.status == Delivery::Status::InDoubt || wasTaken(attempt) ? Status::Accepted
                                                                                         : Status::Pending;
    case RecipientResult::Status::InDoubt:
        return Status::Tried;
    case RecipientResult::Status::Refused:
        return result.reply && result.reply->isPermanent() ? Status::Refused : Status::Pending;
    case RecipientResult::Status::NotTried:
        break;
    }
    return Status::Pending;
}

void note(Record &record, const Attempt &attempt)
{
    for (std::size_t i = 0; i < attempt.delivery.recipients.size(); ++i) {
        const RecipientResult &result = attempt.delivery.recipients[i];
        const auto one = std::ranges::find(record.recipients, result.address, &Standing::address);
        if (one == record.recipients.end() || one->status == Status::Accepted)
            continue;
        one->reply = result.reply ? result.reply->verbatim() : QString();
        one->cause = i < attempt.causes.size() ? attempt.causes[i] : QString();
        one->status = statusOf(result, attempt);
    }
}

/// Those that this attempt left out, or a 4xx put off, get another try; so does what the cause says will
/// pass.
bool goesOn(const Record &record, const Attempt &attempt)
{
    const auto pending = record.pending();
    const auto wasLeftOut = [&](const Address &address) {
        return std::ranges::find(attempt.to, address) == attempt.to.end();
    };
    const bool passes =
        foundNobody(attempt) || (attempt.diagnosis && attempt.diagnosis->retry == Retry::Later);
    return !pending.empty() && (wasTaken(attempt) || passes || std::ranges::all_of(pending, wasLeftOut));
}

State stateAfter(const Record &record, const Attempt &attempt, bool tired)
{
    if (attempt.delivery.status == Delivery::Status::InDoubt)
        return State::InDoubt;
    if (wasCalledOff(attempt) || (goesOn(record, attempt) && !tired))
        return State::Queued;
    return record.any(Status::Pending) || record.any(Status::Refused) ? State::Failed : State::Sent;
}

QDateTime nextTry(const Record &record, const Attempt &attempt, const QDateTime &now)
{
    if (attempt.delivery.status == Delivery::Status::Sent || wasCalledOff(attempt))
        return now; // in a mail that was sent only those are left for whom there was no room
    QString cause = attempt.diagnosis ? attempt.diagnosis->cause : QString();
    for (const Standing &one : record.recipients) {
        if (one.status == Status::Pending && !one.cause.isEmpty())
            cause = one.cause;
    }
    return later(now, backOff(cause, record.attempts));
}

bool isTired(const Record &record, const QDateTime &now)
{
    return record.attempts >= fewestAttempts && record.queuedAt.daysTo(now) >= longestDays;
}

} // namespace

Step decide(const Record &record, const Bounds &bounds, const QDateTime &now)
{
    if (record.state != State::Queued)
        return {};
    if (!isDue(record, now))
        return {.kind = Step::Kind::Wait, .when = record.due};
    if (const auto full = dayFullUntil(bounds, now))
        return {.kind = Step::Kind::Wait, .when = *full};
    auto to = record.pending();
    const auto room = static_cast<std::size_t>(
        std::max(bounds.limits.recipientsPerMessage.value_or(static_cast<int>(to.size())), 1));
    to.erase(to.begin() + static_cast<std::ptrdiff_t>(std::min(room, to.size())), to.end());
    return {.kind = Step::Kind::Send, .to = to};
}

Record after(Record record, const Attempt &attempt, const QDateTime &now)
{
    record.crashes = 0;
    record.decidedAt = now;
    record.due = {};
    record.diagnosis = wasCalledOff(attempt) ? std::nullopt : attempt.diagnosis;
    record.problem = attempt.diagnosis || wasCalledOff(attempt) ? std::nullopt : attempt.delivery.problem;
    const auto *problem = attempt.delivery.problem ? &*attempt.delivery.problem : nullptr;
    const auto &reply = attempt.delivery.reply || !problem ? attempt.delivery.reply : problem->reply;
    record.reply = reply ? reply->verbatim() : QString();
    record.turn(Status::Tried, Status::Pending);
    note(record, attempt);
    if (wasTaken(attempt))
        record.sentAt = now;
    record.state = stateAfter(record, attempt, isTired(record, now));
    if (record.state == State::Queued)
        record.due = nextTry(record, attempt, now);
    return record;
}

} // namespace posthorn::outbox
