// SPDX-License-Identifier: MIT
#pragma once

#include "base/Address.h"
#include "base/Finding.h"

namespace posthorn::review {

/// A typed list, and a finding for each text in it that is no address: nothing is dropped in silence.
struct People
{
    std::vector<Mailbox> people{};
    std::vector<Finding> findings{};
};
[[nodiscard]] People peopleIn(QStringView list, Finding::Field field);

} // namespace posthorn::review
