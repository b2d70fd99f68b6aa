// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::diagnose {

/// A pasted text with what looks like a secret replaced by "********": answers of AUTH, tokens, keys,
/// passwords in addresses and settings. Half a surrogate pair becomes a "?": no expression
/// would match in such a text.
[[nodiscard]] QString masked(const QString &text);

} // namespace posthorn::diagnose
