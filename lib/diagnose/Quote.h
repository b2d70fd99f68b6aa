// SPDX-License-Identifier: MIT
#pragma once

#include "diagnose/Facts.h"
#include "diagnose/Fold.h"
#include "diagnose/PhraseIndex.h"

namespace posthorn::diagnose {

/// The part of the words that decided: the server's whole reply where one is known, else the line or lines
/// around `place`, else the first line. Safe to show.
[[nodiscard]] QString quoteOf(const Facts &facts, const Folded &folded, const Hit &place);

} // namespace posthorn::diagnose
