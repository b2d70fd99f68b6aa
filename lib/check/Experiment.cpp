// SPDX-License-Identifier: MIT
#include "check/Experiment.h"

#include <algorithm>

namespace posthorn::check {

bool Observation::spokeTls() const
{
    using Kind = Problem::Kind;
    const bool refused = problem && problem->kind == Kind::CertificateRefused;
    return refused || passed(Stage::Tls);
}

bool Observation::passed(Stage stage) const
{
    return std::any_of(transcript.steps.begin(), transcript.steps.end(), [stage](const Step &step) {
        return step.stage == stage && step.status == StepStatus::Ok;
    });
}

} // namespace posthorn::check
