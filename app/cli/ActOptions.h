// SPDX-License-Identifier: MIT
#pragma once
// How a mail goes out, whichever way it goes: now or from the outbox.

#include "app/wiring/Options.h"
#include "smtp/Plan.h"

namespace posthorn::cli {

extern const std::vector<app::Option> actOptions;

/// Into the plan, with the wishes of its envelope.
[[nodiscard]] Outcome readAct(const app::Options &options, smtp::Plan &plan);

} // namespace posthorn::cli
