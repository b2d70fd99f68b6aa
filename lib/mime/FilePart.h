// SPDX-License-Identifier: MIT
#pragma once
// An attached file as a part that streams its content; valid while the snapshot lives.

#include "mime/AttachedFile.h"
#include "mime/GMimeRef.h"

namespace posthorn::mime {

/// Shown beside the text, under its name.
[[nodiscard]] Ref<GMimeObject> attachmentPart(const AttachedFile &file);
/// Shown within the HTML that names its content id.
[[nodiscard]] Ref<GMimeObject> inlinePart(const AttachedFile &file);

} // namespace posthorn::mime
