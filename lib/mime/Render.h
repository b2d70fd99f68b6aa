// SPDX-License-Identifier: MIT
#pragma once

#include "mime/Message.h"

namespace posthorn::mime {

/// The message of a draft that was judged already, with whole header fields before those of its own.
[[nodiscard]] Result<Message> written(const Draft &draft, const Stamp &stamp, const QByteArray &inFront);

} // namespace posthorn::mime
