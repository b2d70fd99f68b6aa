// SPDX-License-Identifier: MIT
#pragma once
// What a zip says it holds, read from its central directory alone: nothing is unpacked.

#include <QIODevice>
#include <QStringList>
#include <optional>

namespace posthorn::review {

struct ZipNames
{
    QStringList files{};    ///< folders left out
    bool encrypted = false; ///< at least one of the files

    bool operator==(const ZipNames &) const = default;
};

/// Nothing when it is no zip or its directory is damaged or longer than anybody packs: 8 MB, 65,535 names.
[[nodiscard]] std::optional<ZipNames> zipNames(QIODevice &zip);

} // namespace posthorn::review
