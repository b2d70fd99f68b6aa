// SPDX-License-Identifier: MIT
#pragma once
// A snapshot as GMime reads: with a position of its own, which GMime's streams of files share.

#include "mime/GMimeRef.h"
#include "mime/Snapshot.h"

namespace posthorn::mime {

/// Valid while the snapshot lives.
[[nodiscard]] Ref<GMimeStream> streamOf(const Snapshot &snapshot);

} // namespace posthorn::mime
