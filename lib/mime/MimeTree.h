// SPDX-License-Identifier: MIT
#pragma once
// The content of a message: text, its HTML twin, and what is attached.

#include "mime/Attachment.h"
#include "mime/Draft.h"

namespace posthorn::mime {

/// Each multipart gets its own boundary: `boundary` and a number.
[[nodiscard]] Ref<GMimeObject> treeOf(const Draft &draft, const Attachments &attachments,
                                      const QString &boundary);

} // namespace posthorn::mime
