// SPDX-License-Identifier: MIT
#include "smtp/Flight.h"

namespace posthorn::smtp {

Flight &Flight::add(Awaited reply, const Result<CommandLine> &line)
{
    if (!line && !problem)
        problem = line.problem();
    if (problem)
        return *this;
    text.bytes += line->bytes;
    text.shown += line->shown;
    replies.push_back(reply);
    return *this;
}

} // namespace posthorn::smtp
