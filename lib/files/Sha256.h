// SPDX-License-Identifier: MIT
#pragma once

#include "base/Result.h"

class QIODevice;

namespace posthorn::files {

/// Of everything up to the end of `source`, in hexadecimal. `name` is what a Problem calls it.
[[nodiscard]] Result<QByteArray> sha256Of(QIODevice &source, const QString &name);

} // namespace posthorn::files
