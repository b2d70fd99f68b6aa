// SPDX-License-Identifier: MIT
#pragma once
// Values of attributes and styles, held against the rules.

#include "mime/HtmlRules.h"

#include <optional>

namespace posthorn::mime {

/// `value` as it is kept, or nothing. Links, pictures and styles are judged elsewhere.
[[nodiscard]] std::optional<QString> keptValue(const QString &value, const HtmlValueRule &rule);
/// The declarations of a style attribute that are kept: `color:#f00;margin:0 4px`.
[[nodiscard]] QString keptStyle(const QString &style);

} // namespace posthorn::mime
