// SPDX-License-Identifier: MIT
#pragma once
// A spool as GMime writes it, in pieces of its own size.

#include "mime/GMimeRef.h"

namespace posthorn::mime {

class Spool;

/// Behind what the spool holds already; what was written is there after g_mime_stream_flush(). The spool must
/// outlive it. A fault is -1 and errno.
[[nodiscard]] Ref<GMimeStream> streamInto(Spool &spool);

} // namespace posthorn::mime
