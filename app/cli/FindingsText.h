// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/Console.h"
#include "base/Finding.h"

namespace posthorn::cli {

/// What stops a mail, one line each; with --format json the first is the error document. BadData.
[[nodiscard]] int refuse(const std::vector<Finding> &findings, const Console &console);
/// What to ask a person, and with progress also hints. A script is not stopped.
void remark(const std::vector<Finding> &findings, const Console &console);

} // namespace posthorn::cli
