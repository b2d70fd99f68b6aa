// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <optional>

namespace posthorn::review {

/// The words with which a text speaks of a file that comes along, as they stand in it; in any language we
/// know.
[[nodiscard]] std::optional<QString> mentionOfAttachment(const QString &text);

} // namespace posthorn::review
