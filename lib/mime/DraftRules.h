// SPDX-License-Identifier: MIT
#pragma once
// What a draft and its stamp must be before they become a message.

#include "mime/Message.h"

namespace posthorn::mime {

/// BadInput with the field's name as the subject: "from", "to", "subject", "text", "header X-Foo", …
[[nodiscard]] Outcome judged(const Draft &draft, const Stamp &stamp);

} // namespace posthorn::mime
