// SPDX-License-Identifier: MIT
#pragma once
// Which experiments are worth making, given what is known so far.

#include "check/Experiment.h"
#include "smtp/Plan.h"

namespace posthorn::check {

struct Situation
{
    smtp::Plan plan{};
    std::optional<Stage> waitingAt{}; ///< the main run stands here, for longer than usual
    std::optional<Problem> problem{}; ///< the main run ended with it
    Transcript transcript{};          ///< of the main run, once it is over
    std::vector<Observation> observations{};
};

/// Also those that were asked for before; whoever makes them makes each once.
[[nodiscard]] std::vector<Experiment> decide(const Situation &situation, const Habits &habits);

/// What an experiment needs to know: the way of the main run, and nothing that could sign in.
[[nodiscard]] smtp::Plan planOf(const Experiment &experiment, const smtp::Plan &plan, const Habits &habits);

} // namespace posthorn::check
