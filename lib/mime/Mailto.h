// SPDX-License-Identifier: MIT
#pragma once

#include "base/Result.h"
#include "mime/Draft.h"

namespace posthorn::mime {

/// The draft a mailto: link asks for (RFC 6068). To, cc, bcc, subject and body are taken; anything else a
/// link may say, attachments above all, is left out. BadInput names what cannot be taken: a line break in a
/// header field, an address that is none, or more than 64 KB.
[[nodiscard]] Result<Draft> draftFromMailto(QStringView link);

} // namespace posthorn::mime
