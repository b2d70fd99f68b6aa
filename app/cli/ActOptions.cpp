// SPDX-License-Identifier: MIT
#include "app/cli/ActOptions.h"

#include "app/cli/WishOptions.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<app::Option> actOptions{
    {"partial", "P",
     "when some recipients are refused for good: all (nobody gets it), accepted (the rest do), stop",
     "--partial accepted"},
    {"chunking", "", "send in chunks (BDAT) where the server takes them", ""}};

Outcome readAct(const app::Options &options, smtp::Plan &plan)
{
    const auto partial = smtp::partialFromId(options.value("partial", u"stop"_s));
    if (!partial)
        return badInput(u"--partial "_s + options.value("partial"), u"is none of all, accepted, stop"_s);
    plan.partial = *partial;
    plan.chunking = options.has("chunking");
    const auto wishes = wishesFrom(options, QDateTime::currentDateTime());
    if (!wishes)
        return wishes.problem();
    plan.envelope.wishes = *wishes;
    return Done{};
}

} // namespace posthorn::cli
