// SPDX-License-Identifier: MIT
#pragma once

#include "base/Finding.h"
#include "mime/HtmlFacts.h"

namespace posthorn::review {

/// Links whose text names one site and whose target is another.
[[nodiscard]] std::vector<Finding> linkFindings(const std::vector<mime::Link> &links);

} // namespace posthorn::review
