// SPDX-License-Identifier: MIT
#pragma once

#include "mime/Message.h"

namespace posthorn::mime {

class Writing;

/// The message of a draft that was judged already, with whole header fields before those of its own.
[[nodiscard]] Result<Message> written(const Draft &draft, const Stamp &stamp, const QByteArray &inFront);
[[nodiscard]] Result<Message> written(const Draft &draft, const Stamp &stamp, const Writing &writing);

} // namespace posthorn::mime
