// SPDX-License-Identifier: MIT
#pragma once
// The header of a message, up to MIME-Version; the fields of its content follow from MimeTree.

#include "mime/Message.h"

namespace posthorn::mime {

/// `<uuid@sender-domain>`
[[nodiscard]] QString messageIdOf(const Draft &draft, const Stamp &stamp);
/// ASCII, but for addresses that need SMTPUTF8. A field that fits no line is named.
[[nodiscard]] Result<QByteArray> headerOf(const Draft &draft, const Stamp &stamp);

} // namespace posthorn::mime
