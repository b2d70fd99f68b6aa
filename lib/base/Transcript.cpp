// SPDX-License-Identifier: MIT
#include "base/Transcript.h"

#include "base/IdTable.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

constexpr auto speakers = std::to_array<Named<Line::From>>({
    {Line::From::Server, "server"_L1},
    {Line::From::Client, "client"_L1},
    {Line::From::Note, "note"_L1},
});
static_assert(isWhole(speakers, Line::From::Note));

constexpr auto statuses = std::to_array<Named<StepStatus>>({
    {StepStatus::Ok, "ok"_L1},
    {StepStatus::Warning, "warning"_L1},
    {StepStatus::Failed, "failed"_L1},
    {StepStatus::NotTested, "not_tested"_L1},
    {StepStatus::Skipped, "skipped"_L1},
    {StepStatus::Running, "running"_L1},
});
static_assert(isWhole(statuses, StepStatus::Running));

} // namespace

QLatin1StringView idOf(Line::From from)
{
    return idIn(speakers, from);
}
QLatin1StringView idOf(StepStatus status)
{
    return idIn(statuses, status);
}

} // namespace posthorn
