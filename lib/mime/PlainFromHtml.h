// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::mime {

/// What a reader without HTML gets to see: paragraphs, lists, quotes and the targets of links, as text.
[[nodiscard]] QString plainFromHtml(const QString &html);

} // namespace posthorn::mime
