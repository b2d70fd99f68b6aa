// SPDX-License-Identifier: MIT
#pragma once
// The parts of a finished message sorted into what a draft has: text, HTML, a calendar, attachments.

#include "base/Result.h"
#include "mime/Draft.h"
#include "mime/RawMessage.h"

namespace posthorn::mime {

/// Fills the draft's bodies and attachments; what has no place in a draft is named in `leftOut`.
[[nodiscard]] Outcome takeParts(const RawPart &message, Draft &draft, std::vector<Problem> &leftOut);

} // namespace posthorn::mime
