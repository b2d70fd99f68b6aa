// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::diagnose {

/// The text without what went well (the server's positive replies and the commands they answer) and without
/// the stack frames and lines of source that a traceback shows: their words are the programs', not the
/// failure's.
[[nodiscard]] QString withoutNoise(const QString &text);

} // namespace posthorn::diagnose
