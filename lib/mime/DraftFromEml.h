// SPDX-License-Identifier: MIT
#pragma once
// A finished message opened to be written on.

#include "base/Result.h"
#include "mime/Draft.h"

namespace posthorn::mime {

enum class Origin {
    Outside, ///< anybody may have written it: its HTML is cleaned, and it is not asked how it wants to be
             ///< read
    OwnCopy  ///< this program's own storedCopy()
};

struct OpenedDraft
{
    Draft draft{};
    std::vector<Problem>
        leftOut{}; ///< what could not be taken, by name: an address that is none, a signature
};

constexpr qsizetype largestEml = qsizetype{256} * 1024 * 1024;

/// Charsets, encodings and format=flowed are undone; Message-ID and Date are not taken, for a new message has
/// its own. BadInput where nothing sensible can come of it: no message at all, encrypted, too large, too many
/// or too deeply nested parts.
[[nodiscard]] Result<OpenedDraft> draftFrom(const QByteArray &eml, Origin origin = Origin::Outside);

} // namespace posthorn::mime
