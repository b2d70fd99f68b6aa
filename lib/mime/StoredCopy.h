// SPDX-License-Identifier: MIT
#pragma once

#include "mime/Message.h"

namespace posthorn::mime {

/// A draft as this program keeps it: a message with its Bcc, and with what draftFrom(…, Origin::OwnCopy)
/// needs to make the same draft of it again. It never leaves; adopt() would take both out. A recipient may be
/// missing still, an author not.
[[nodiscard]] Result<Message> storedCopy(const Draft &draft, const Stamp &stamp);

} // namespace posthorn::mime
