// SPDX-License-Identifier: MIT
#pragma once
// An errno made a Problem that names the file.

#include "base/Problem.h"

namespace posthorn::files {

[[nodiscard]] Problem unreadable(const QString &path, int error);
/// DiskFull for a full disk or quota, FileUnwritable for all else.
[[nodiscard]] Problem unwritable(const QString &path, int error);

} // namespace posthorn::files
