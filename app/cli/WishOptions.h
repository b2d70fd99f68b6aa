// SPDX-License-Identifier: MIT
#pragma once
// What `send` may want of the way of a message beyond its delivery.

#include "app/wiring/Options.h"
#include "base/Wishes.h"

namespace posthorn::cli {

extern const std::vector<app::Option> wishOptions;

[[nodiscard]] Result<Wishes> wishesFrom(const app::Options &options, const QDateTime &now);

} // namespace posthorn::cli
