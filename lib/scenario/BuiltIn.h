// SPDX-License-Identifier: MIT
#pragma once
// The scenarios that come with the program: resources/practice/scenarios.

#include "scenario/Scenario.h"

namespace posthorn::scenario {

/// Sorted.
[[nodiscard]] QStringList scenarioIds();
/// BadInput names an id that is none.
[[nodiscard]] Result<Scenario> builtInScenario(const QString &id);

} // namespace posthorn::scenario
