// SPDX-License-Identifier: MIT
#include "scenario/ScriptBook.h"

#include <algorithm>

namespace posthorn::scenario {

std::vector<Act> ScriptBook::scripted(Moment moment, const std::vector<Act> &good)
{
    const auto scripts = m_scenario.on.find(idOf(moment));
    if (scripts == m_scenario.on.end() || scripts->second.empty())
        return good;
    const std::size_t time = m_times[moment]++;
    std::vector<Act> acts;
    for (const Act &act : scripts->second[std::min(time, scripts->second.size() - 1)]) {
        if (act.kind == Act::Kind::Good)
            acts.insert(acts.end(), good.begin(), good.end());
        else
            acts.push_back(act);
    }
    return acts;
}

std::vector<Act> ScriptBook::actsOf(const Turn &turn)
{
    return scripted(turn.moment, turn.isVerdict ? scripted(Moment::SignIn, turn.good) : turn.good);
}

} // namespace posthorn::scenario
