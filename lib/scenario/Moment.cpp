// SPDX-License-Identifier: MIT
#include "scenario/Moment.h"

#include <QString>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::scenario {

namespace {

constexpr std::array<const char *, allMoments.size()> ids{
    "greeting", "ehlo", "helo", "starttls", "handshake", "auth", "auth-response", "sign-in", "mail",
    "rcpt",     "data", "bdat", "body",     "rset",      "noop", "quit",          "unknown"};

} // namespace

QLatin1StringView idOf(Moment moment)
{
    return QLatin1StringView(ids[static_cast<std::size_t>(moment)]);
}

std::optional<Moment> momentFromId(QStringView id)
{
    const auto found = std::find_if(allMoments.begin(), allMoments.end(),
                                    [id](Moment moment) { return idOf(moment) == id; });
    return found == allMoments.end() ? std::nullopt : std::optional(*found);
}

} // namespace posthorn::scenario
