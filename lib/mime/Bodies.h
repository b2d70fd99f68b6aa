// SPDX-License-Identifier: MIT
#pragma once
// What each part of a message will hold, before there are parts.

#include "mime/Draft.h"

namespace posthorn::mime {

struct Bodies
{
    QString plain{};
    QString html{}; ///< empty: none
    QString calendar{};
    QByteArray method{};                  ///< of the calendar
    std::vector<AttachedFile> shown{};    ///< pictures within the HTML
    std::vector<AttachedFile> attached{}; ///< beside the text
};

/// The draft's HTML is cleaned, its Markdown rendered, its plain text made where none was written. BadInput
/// names what does not fit together.
[[nodiscard]] Result<Bodies> bodiesOf(const Draft &draft);

} // namespace posthorn::mime
