// SPDX-License-Identifier: MIT
#include "smtp/Plan.h"

#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

QLatin1StringView idOf(Partial partial)
{
    switch (partial) {
    case Partial::All:
        return "all"_L1;
    case Partial::Accepted:
        return "accepted"_L1;
    case Partial::Stop:
        break;
    }
    return "stop"_L1;
}

std::optional<Partial> partialFromId(QStringView id)
{
    for (const Partial partial : std::array{Partial::All, Partial::Accepted, Partial::Stop})
        if (id == idOf(partial))
            return partial;
    return std::nullopt;
}

bool Plan::wantsAuth() const
{
    const bool needsUser = auth != AuthMethod::External && auth != AuthMethod::Anonymous;
    return auth != AuthMethod::None && (!needsUser || !user.isEmpty());
}

} // namespace posthorn::smtp
