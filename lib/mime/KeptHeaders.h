// SPDX-License-Identifier: MIT
#pragma once

#include "mime/Draft.h"
#include "mime/RawMessage.h"

namespace posthorn::mime {

/// The fields of a finished message that are its author's own. Left out is what the draft holds elsewhere,
/// what servers and filters on the way have added, and what programs note for themselves.
[[nodiscard]] std::vector<Header> ownHeaders(const RawPart &message);

/// The same of a copy that this program has stored: only what the draft holds elsewhere is left out.
[[nodiscard]] std::vector<Header> allHeaders(const RawPart &message);

} // namespace posthorn::mime
