// SPDX-License-Identifier: MIT
#pragma once

#include "base/Limits.h"
#include "mime/Draft.h"
#include "review/Domains.h"

#include "base/Finding.h"

namespace posthorn::review {

/// No sender, no recipient, mistyped domains, many recipients who see each other, more than may be.
[[nodiscard]] std::vector<Finding> addressFindings(const mime::Draft &draft, const Limits &limits,
                                                   const Domains &domains);

} // namespace posthorn::review
