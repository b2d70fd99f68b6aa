// SPDX-License-Identifier: MIT
#pragma once
// A language's file as the build leaves it for the program: reading its JSON takes longer than writing a
// card.

#include "explain/Texts.h"

namespace posthorn::explain {

[[nodiscard]] QByteArray compiled(const AllTexts &texts);
/// Of bytes that compiled() made on a machine like this one; nothing else is ever given.
[[nodiscard]] AllTexts textsFromCompiled(const QByteArray &bytes);

} // namespace posthorn::explain
