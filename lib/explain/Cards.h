// SPDX-License-Identifier: MIT
#pragma once

#include "base/Transcript.h"
#include "explain/Card.h"
#include "explain/Texts.h"

namespace posthorn::explain {

/// The card of a diagnosis: its cause's texts, its provider's where they differ, the gaps filled.
[[nodiscard]] Card cardOf(const Diagnosis &diagnosis, const AllTexts &texts);
/// A step's evidence in the form that people read: sizes, dates, one name instead of ten.
[[nodiscard]] Arguments summaryArguments(const Step &step, const AllTexts &texts);
/// "2027-02-03" and "2027-02-03T00:00:00Z" as the language writes a day; nothing when it is none.
[[nodiscard]] QString dayText(const QString &iso, const AllTexts &texts);

} // namespace posthorn::explain
