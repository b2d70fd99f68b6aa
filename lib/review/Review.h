// SPDX-License-Identifier: MIT
#pragma once
// A look at a draft before anything leaves.

#include "base/Finding.h"
#include "base/Limits.h"
#include "mime/Draft.h"
#include "review/Domains.h"

namespace posthorn::review {

/// What stops it first, then what to ask, then hints. `limits` are the server's or the provider's. Reads the
/// directories of attached zips, so it belongs on no thread that draws.
[[nodiscard]] std::vector<Finding> review(const mime::Draft &draft, const Limits &limits,
                                          const Domains &domains);

/// What was found while the fields were read, and in the draft they made. A recipient that could not be read
/// is not said to be missing as well.
[[nodiscard]] std::vector<Finding> together(std::vector<Finding> reading, std::vector<Finding> reviewing);

[[nodiscard]] bool stops(const std::vector<Finding> &findings);

} // namespace posthorn::review
