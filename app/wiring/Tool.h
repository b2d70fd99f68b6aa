// SPDX-License-Identifier: MIT
#pragma once

#include "report/Report.h"

namespace posthorn::app {

/// This program and the libraries it runs on, for reports.
[[nodiscard]] report::Tool thisTool();

} // namespace posthorn::app
