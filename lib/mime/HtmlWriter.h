// SPDX-License-Identifier: MIT
#pragma once
// A tree of HTML as text again, without what the rules do not keep.

#include "mime/CleanHtml.h"

#include <gumbo.h>

namespace posthorn::mime {

/// A whole page. Read again it may make another tree, since a parser puts elements where they may stand.
[[nodiscard]] CleanHtml written(const GumboNode &root, HtmlRule rule);

} // namespace posthorn::mime
