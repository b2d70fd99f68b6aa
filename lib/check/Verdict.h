// SPDX-License-Identifier: MIT
#pragma once
// Joins the main run and its experiments: what is proven now, and which way in works instead.

#include "check/CheckReport.h"
#include "check/Experiment.h"
#include "diagnose/Judge.h"

namespace posthorn::check {

[[nodiscard]] CheckReport joined(CheckReport report, const std::vector<Observation> &observations,
                                 const Habits &habits, const diagnose::Judge &judge);

} // namespace posthorn::check
