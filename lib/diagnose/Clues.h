// SPDX-License-Identifier: MIT
#pragma once
// What a text gives away beside its words: whose server, which stage, which mechanism, which host and port.
// The signs are data: resources/diagnose/clues.json.

#include "diagnose/Facts.h"
#include "diagnose/Fold.h"

namespace posthorn::diagnose {

/// Fills in provider, stage, mechanism and arguments from a masked `text`; `at` is where the deciding reply
/// stands.
void readClues(const QString &text, qsizetype at, Facts &facts);

} // namespace posthorn::diagnose
