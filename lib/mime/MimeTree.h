// SPDX-License-Identifier: MIT
#pragma once
// The content of a message: text, its HTML twin, and what is attached.

#include "mime/Draft.h"
#include "mime/GMimeRef.h"

namespace posthorn::mime {

/// Each multipart gets its own boundary: `boundary` and a number.
[[nodiscard]] Ref<GMimeObject> treeOf(const Draft &draft, const QString &boundary);

} // namespace posthorn::mime
