// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::mime {

/// Text with LF in RFC 3676's format=flowed as a person typed it: one paragraph, one line.
[[nodiscard]] QString unflowed(const QString &text, bool delSp);

} // namespace posthorn::mime
