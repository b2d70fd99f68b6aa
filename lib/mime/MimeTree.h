// SPDX-License-Identifier: MIT
#pragma once
// The content of a message: mixed( related( alternative( plain, html, calendar ), pictures ), attachments ),
// of which each level is there only where it is needed.

#include "mime/Bodies.h"
#include "mime/GMimeRef.h"

namespace posthorn::mime {

/// Valid while the bodies live. Each multipart gets its own boundary: `boundary` and a number.
[[nodiscard]] Ref<GMimeObject> treeOf(const Bodies &bodies, bool flowed, const QString &boundary);

} // namespace posthorn::mime
