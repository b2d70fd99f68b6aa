// SPDX-License-Identifier: MIT
#include "outbox/Record.h"

#include "base/IdTable.h"

#include <algorithm>

namespace posthorn::outbox {

namespace {

using namespace Qt::StringLiterals;
using Status = Standing::Status;

constexpr auto states = std::to_array<Named<State>>({
    {State::Queued, "queued"_L1},
    {State::Sending, "sending"_L1},
    {State::Committing, "committing"_L1},
    {State::InDoubt, "in-doubt"_L1},
    {State::Sent, "sent"_L1},
    {State::Failed, "failed"_L1},
    {State::Cancelled, "cancelled"_L1},
});
static_assert(isWhole(states, State::Cancelled));

constexpr auto standings = std::to_array<Named<Status>>({
    {Status::Pending, "pending"_L1},
    {Status::Tried, "tried"_L1},
    {Status::Accepted, "accepted"_L1},
    {Status::Refused, "refused"_L1},
});
static_assert(isWhole(standings, Status::Refused));

} // namespace

QLatin1StringView idOf(State state)
{
    return idIn(states, state);
}

std::optional<State> stateFromId(QStringView id)
{
    return valueIn(states, id);
}

QLatin1StringView idOf(Standing::Status status)
{
    return idIn(standings, status);
}

std::optional<Standing::Status> standingFromId(QStringView id)
{
    return valueIn(standings, id);
}

std::vector<Address> Record::pending() const
{
    std::vector<Address> addresses;
    addresses.reserve(recipients.size());
    for (const Standing &one : recipients) {
        if (one.status == Status::Pending)
            addresses.push_back(one.address);
    }
    return addresses;
}

bool Record::any(Standing::Status status) const
{
    return std::ranges::find(recipients, status, &Standing::status) != recipients.end();
}

void Record::turn(Standing::Status before, Standing::Status afterwards)
{
    for (Standing &one : recipients) {
        if (one.status == before)
            one.status = afterwards;
    }
}

} // namespace posthorn::outbox
