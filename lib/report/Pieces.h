// SPDX-License-Identifier: MIT
#pragma once
// Parts that several reports share.

#include "check/CheckReport.h"
#include "explain/Catalogue.h"
#include "report/Json.h"

namespace posthorn::report {

[[nodiscard]] Json fixesJson(const std::vector<explain::Fix> &fixes);
[[nodiscard]] Json alternativesJson(const std::vector<check::Alternative> &ways);
/// Empty when there are none.
[[nodiscard]] QString alternativesText(const std::vector<check::Alternative> &ways,
                                       const explain::Catalogue &words);
/// Title, why, what to do: the card as plain text, wrapped at the reading width.
[[nodiscard]] QString cardText(const explain::Card &card);
/// `text` in lines of at most `width` characters, each beginning with `indent`.
[[nodiscard]] QString wrapped(const QString &text, const QString &indent, int width = 78);

} // namespace posthorn::report
