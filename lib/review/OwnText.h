// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::review {

/// What the person wrote: without quoted lines, the signature, and what was forwarded or copied below it.
[[nodiscard]] QString ownText(const QString &text);

} // namespace posthorn::review
