// SPDX-License-Identifier: MIT
#pragma once
// What a stored copy says beside the message itself, so that it opens as the draft it was: one header field,
// X-Posthorn-Draft, which never leaves and is never believed of a message from outside.

#include "mime/Draft.h"

namespace posthorn::mime {

constexpr auto notesField = "X-Posthorn-Draft";

[[nodiscard]] QString notesOf(const Draft &draft);
void applyNotes(const QString &notes, Draft &draft);

} // namespace posthorn::mime
