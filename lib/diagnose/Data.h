// SPDX-License-Identifier: MIT
#pragma once

#include "base/BuiltIn.h"

namespace posthorn::diagnose {

/// The object in resources/diagnose/NAME.json as it was when this program was built.
[[nodiscard]] QJsonObject builtInData(const char *name);

} // namespace posthorn::diagnose
