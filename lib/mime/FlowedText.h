// SPDX-License-Identifier: MIT
#pragma once
// RFC 3676: long lines cut softly, so that a reader can join and cut them again for its own width.

#include <QString>

namespace posthorn::mime {

/// LF lines. Marks of quotes at the start of a line stay such, and each cut repeats them.
[[nodiscard]] QString flowed(const QString &text);

} // namespace posthorn::mime
