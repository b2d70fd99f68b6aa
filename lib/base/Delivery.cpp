// SPDX-License-Identifier: MIT
#include "base/Delivery.h"

#include "base/IdTable.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;
using Status = RecipientResult::Status;

constexpr auto statuses = std::to_array<Named<Status>>({
    {Status::Accepted, "accepted"_L1},
    {Status::Refused, "refused"_L1},
    {Status::NotTried, "not_tried"_L1},
    {Status::InDoubt, "in_doubt"_L1},
});
static_assert(isWhole(statuses, Status::InDoubt));

} // namespace

QLatin1StringView idOf(RecipientResult::Status status)
{
    return idIn(statuses, status);
}

} // namespace posthorn
