// SPDX-License-Identifier: MIT
#include "base/Diagnosis.h"

#include "base/IdTable.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

constexpr auto confidences = std::to_array<Named<Confidence>>({
    {Confidence::Certain, "certain"_L1},
    {Confidence::Likely, "likely"_L1},
    {Confidence::Possible, "possible"_L1},
});
static_assert(isWhole(confidences, Confidence::Possible));

constexpr auto retries = std::to_array<Named<Retry>>({
    {Retry::Never, "never"_L1},
    {Retry::AfterFix, "after-fix"_L1},
    {Retry::Later, "later"_L1},
});
static_assert(isWhole(retries, Retry::Later));

constexpr auto fixers = std::to_array<Named<FixableBy>>({
    {FixableBy::You, "you"_L1},
    {FixableBy::Network, "network"_L1},
    {FixableBy::Provider, "provider"_L1},
    {FixableBy::Admin, "admin"_L1},
    {FixableBy::Nobody, "nobody"_L1},
});
static_assert(isWhole(fixers, FixableBy::Nobody));

} // namespace

QLatin1StringView idOf(Confidence confidence)
{
    return idIn(confidences, confidence);
}
QLatin1StringView idOf(Retry retry)
{
    return idIn(retries, retry);
}
QLatin1StringView idOf(FixableBy fixableBy)
{
    return idIn(fixers, fixableBy);
}

std::optional<Confidence> confidenceFromId(QStringView id)
{
    return valueIn(confidences, id);
}
std::optional<Retry> retryFromId(QStringView id)
{
    return valueIn(retries, id);
}
std::optional<FixableBy> fixableByFromId(QStringView id)
{
    return valueIn(fixers, id);
}

} // namespace posthorn
