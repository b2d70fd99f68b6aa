// SPDX-License-Identifier: MIT
#pragma once

#include "smtp/Command.h"
#include "smtp/Turn.h"

namespace posthorn::smtp {

/// Commands that leave in one write. The first that is refused at the choke point spoils it.
class Flight
{
public:
    Flight &add(Awaited reply, const Result<CommandLine> &line);
    Flight &add(Turn turn, const Result<CommandLine> &line) { return add(Awaited{.turn = turn}, line); }

    CommandLine text{};
    std::vector<Awaited> replies{};
    std::optional<Problem> problem{};
};

} // namespace posthorn::smtp
