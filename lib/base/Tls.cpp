// SPDX-License-Identifier: MIT
#include "base/Tls.h"

#include "base/IdTable.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;
using Fault = CertificateFault;

constexpr auto faults = std::to_array<Named<Fault>>({
    {Fault::Expired, "expired"_L1},
    {Fault::NotYetValid, "not-yet-valid"_L1},
    {Fault::NameMismatch, "name-mismatch"_L1},
    {Fault::Untrusted, "untrusted"_L1},
    {Fault::SelfSigned, "self-signed"_L1},
    {Fault::WeakKey, "weak-key"_L1},
    {Fault::Other, "other"_L1},
});
static_assert(isWhole(faults, Fault::Other));

} // namespace

QLatin1StringView idOf(CertificateFault fault)
{
    return idIn(faults, fault);
}

} // namespace posthorn
