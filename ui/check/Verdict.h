// SPDX-License-Identifier: MIT
#pragma once
// What a finished test says, as pieces of the page.

#include "check/CheckReport.h"
#include "ui/widgets/FactCard.h"

namespace posthorn::ui {

[[nodiscard]] Tone toneOf(const check::CheckReport &report);
/// The reply, or else the words of the socket or library, and the whole conversation as details.
[[nodiscard]] FactCard::Evidence evidenceOf(const std::optional<Problem> &problem,
                                            const std::vector<Line> &lines);
[[nodiscard]] FactCard::Evidence evidenceOf(const check::CheckReport &report);
[[nodiscard]] CardFrame *makeSuccess(const check::CheckReport &report);

/// One line a protocol line: "S: 250 ok".
[[nodiscard]] QString conversation(const std::vector<Line> &lines);

} // namespace posthorn::ui
