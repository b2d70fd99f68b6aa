// SPDX-License-Identifier: MIT
#pragma once
// Pictures that HTML shows by `cid:NAME` (RFC 2392), and the attached files that are these.

#include "base/Result.h"
#include "mime/AttachedFile.h"

#include <vector>

namespace posthorn::mime {

struct Pictures
{
    QString html{};                       ///< naming each picture as its part is named
    std::vector<AttachedFile> shown{};    ///< each with a content id that may stand in a header
    std::vector<AttachedFile> attached{}; ///< all others, whether they have a content id or not
};

/// BadInput when the HTML shows what is not there, or two files are the same picture.
[[nodiscard]] Result<Pictures> placed(const QString &html, const std::vector<AttachedFile> &files);

} // namespace posthorn::mime
