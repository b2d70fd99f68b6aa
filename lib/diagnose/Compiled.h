// SPDX-License-Identifier: MIT
#pragma once
// Rules as the build leaves them for the program: reading resources/diagnose/rules.json and indexing its
// phrases takes longer than all the rest of explaining one text.

#include "diagnose/RuleBook.h"

namespace posthorn::diagnose {

[[nodiscard]] QByteArray compiled(const RuleBook &book);
/// Of bytes that compiled() made on a machine like this one; nothing else is ever given. They stay as long as
/// the book, for its tables are used where they lie.
[[nodiscard]] RuleBook ruleBookFromCompiled(const QByteArray &bytes);

} // namespace posthorn::diagnose
