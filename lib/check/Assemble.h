// SPDX-License-Identifier: MIT
#pragma once

#include "check/CheckReport.h"
#include "diagnose/Judge.h"
#include "wire/Driver.h"

namespace posthorn::check {

/// All stages of CLI.md in the order in which this protection reaches them, none of them tested yet. A stage
/// that this route does not have is skipped.
[[nodiscard]] std::vector<Step> stagesOf(const smtp::Plan &plan);

/// What a failure on the way to `endpoint` means.
[[nodiscard]] Diagnosis diagnosisOf(const Endpoint &endpoint, const QString &user, const Problem &problem,
                                    const Transcript &transcript, const diagnose::Judge &judge);
[[nodiscard]] CheckReport::Verdict verdictOf(const Problem &problem, const Diagnosis &diagnosis);

/// What a finished run means.
[[nodiscard]] CheckReport assemble(const smtp::Plan &plan, const QDateTime &started, const wire::Run &run,
                                   const diagnose::Judge &judge);

} // namespace posthorn::check
