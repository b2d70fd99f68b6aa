// SPDX-License-Identifier: MIT
#pragma once

#include "base/Finding.h"
#include "mime/Draft.h"

namespace posthorn::review {

/// What large receivers would refuse, also inside a zip; what is empty, damaged or cannot be looked into.
[[nodiscard]] std::vector<Finding> attachmentFindings(const std::vector<mime::AttachedFile> &files);

} // namespace posthorn::review
