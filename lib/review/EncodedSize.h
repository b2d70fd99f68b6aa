// SPDX-License-Identifier: MIT
#pragma once

#include "mime/Draft.h"

namespace posthorn::review {

/// About how many octets the draft will have as a message, without making it: attachments grow by a third,
/// and a line end behind each 57 octets of theirs. Within 2 % of what is sent, where attachments matter.
[[nodiscard]] qint64 encodedSize(const mime::Draft &draft);

} // namespace posthorn::review
