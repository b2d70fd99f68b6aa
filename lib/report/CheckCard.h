// SPDX-License-Identifier: MIT
#pragma once
// The card of a connection test: the words of its cause, and first the fix that an experiment proved.

#include "check/CheckReport.h"
#include "explain/Catalogue.h"

namespace posthorn::report {

/// Only for a report with a diagnosis. A fix that leads where an experiment failed is left out.
[[nodiscard]] explain::Card checkCard(const check::CheckReport &report, const explain::Catalogue &words);

/// Why it does not work, in a few words, or that it does.
[[nodiscard]] QString wayOutcome(const check::Alternative &way, const explain::Catalogue &words);
/// "465 · TLS · IPv4"
[[nodiscard]] QString wayText(const check::Alternative &way);

} // namespace posthorn::report
