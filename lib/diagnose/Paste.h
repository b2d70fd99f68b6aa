// SPDX-License-Identifier: MIT
#pragma once
// What a person brings: bytes of a file or a pipe, or a text from the clipboard.

#include "base/Result.h"

namespace posthorn::diagnose {

/// Whatever charset it is in. Octets that are no text are a Problem about `subject`.
[[nodiscard]] Result<QString> textFrom(const QByteArray &bytes, const QString &subject);
/// The part of a text that extract() reads, with its secrets masked: what may be shown and kept.
[[nodiscard]] QString showable(const QString &text);

} // namespace posthorn::diagnose
