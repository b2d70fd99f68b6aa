// SPDX-License-Identifier: MIT
#pragma once
// Parts that several reports share.

#include "explain/Card.h"
#include "report/Json.h"

namespace posthorn::report {

[[nodiscard]] Json fixesJson(const std::vector<explain::Fix> &fixes);
/// Title, why, what to do: the card as plain text, wrapped at the reading width.
[[nodiscard]] QString cardText(const explain::Card &card);
/// `text` in lines of at most `width` characters, each beginning with `indent`.
[[nodiscard]] QString wrapped(const QString &text, const QString &indent, int width = 78);

} // namespace posthorn::report
