// SPDX-License-Identifier: MIT
#pragma once
// What a person brings: bytes of a file or a pipe, or a text from the clipboard.

#include "base/Result.h"

namespace posthorn::diagnose {

/// UTF-8, UTF-16 by its mark, or else Latin-1, in which every octet means something. Octets that are no text
/// are a Problem about `subject`.
[[nodiscard]] Result<QString> textFrom(const QByteArray &bytes, const QString &subject);
/// The part of a text that extract() reads, with its secrets masked: what may be shown and kept.
[[nodiscard]] QString showable(const QString &text);

} // namespace posthorn::diagnose
