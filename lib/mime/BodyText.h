// SPDX-License-Identifier: MIT
#pragma once
// Written text as a MIME part: always UTF-8, always 7-bit clean.

#include "mime/GMimeRef.h"

#include <QStringView>

namespace posthorn::mime {

/// `text/<subtype>`; line ends of any kind become line breaks, and text that has any ends with one.
[[nodiscard]] Ref<GMimeObject> textPart(QStringView text, const char *subtype);

} // namespace posthorn::mime
