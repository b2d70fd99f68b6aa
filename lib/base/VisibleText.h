// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn {

/// Text from outside made safe to show: control and bidi characters become visible (␛, ⟨U+202E⟩), LF and tab
/// stay, and it is cut at `most` characters.
[[nodiscard]] QString visibleText(QStringView text, qsizetype most = qsizetype{64} * 1024);

} // namespace posthorn
