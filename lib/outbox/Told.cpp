// SPDX-License-Identifier: MIT
#include "outbox/Decide.h"

#include <algorithm>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Status = Standing::Status;

namespace {

constexpr int mostCrashes = 3;
constexpr std::chrono::seconds untilLookedAgain = 15min;

void queueAnew(Record &record, const QDateTime &now)
{
    record.state = State::Queued;
    record.crashes = 0;
    record.decidedAt = now;
    record.due = now;
    record.turn(Status::Refused, Status::Pending);
}

} // namespace

Record takenUp(Record record, const std::vector<Address> &to)
{
    if (record.state != State::Queued)
        return record;
    record.state = State::Sending;
    ++record.attempts;
    for (Standing &one : record.recipients) {
        if (std::ranges::find(to, one.address) != to.end())
            one.status = Status::Tried;
    }
    return record;
}

Record recovered(Record record, const QDateTime &now)
{
    if (record.state == State::Committing)
        record.state = State::InDoubt;
    if (record.state != State::Sending)
        return record;
    record.turn(Status::Tried, Status::Pending);
    ++record.crashes;
    record.decidedAt = now;
    record.due = now;
    record.state = record.crashes < mostCrashes ? State::Queued : State::Failed;
    if (record.state == State::Failed)
        record.problem =
            Problem{.stage = Stage::Send,
                    .kind = Problem::Kind::Internal,
                    .words = u"the program ended %1 times while it sent this mail"_s.arg(mostCrashes),
                    .subject = record.subject};
    return record;
}

Record heldUp(Record record, const Problem &problem, const QDateTime &now)
{
    record.diagnosis.reset();
    record.problem = problem;
    record.crashes = 0;
    record.decidedAt = now;
    record.state = isAboutSecret(problem.kind) ? State::Queued : State::Failed;
    record.due = record.state == State::Queued ? now.addSecs(untilLookedAgain.count()) : QDateTime();
    return record;
}

Record held(Record record, const QDateTime &now)
{
    if (record.state != State::Queued && record.state != State::Failed)
        return record;
    const Problem stopped{.stage = Stage::Send, .kind = Problem::Kind::Cancelled, .subject = record.subject};
    return heldUp(std::move(record), stopped, now);
}

Record told(Record record, Word word, const QDateTime &now)
{
    const bool isOpen = record.state == State::Queued || record.state == State::Failed;
    const bool isDoubtful = record.state == State::InDoubt;
    switch (word) {
    case Word::TryNow:
        if (isOpen)
            queueAnew(record, now);
        break;
    case Word::SendAgain:
        if (isDoubtful) {
            record.turn(Status::Tried, Status::Pending);
            queueAnew(record, now);
        }
        break;
    case Word::Arrived:
        if (!isDoubtful)
            break;
        record.turn(Status::Tried, Status::Accepted);
        record.sentAt = now;
        record.state = record.any(Status::Pending)   ? State::Queued
                       : record.any(Status::Refused) ? State::Failed
                                                     : State::Sent;
        record.decidedAt = record.due = now;
        break;
    case Word::Cancel:
        if (isOpen || isDoubtful)
            record.state = State::Cancelled;
        break;
    }
    return record;
}

} // namespace posthorn::outbox
