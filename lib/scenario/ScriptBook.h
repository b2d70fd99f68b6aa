// SPDX-License-Identifier: MIT
#pragma once

#include "scenario/Session.h"

namespace posthorn::scenario {

/// The scripts of one connection: which is next at each moment.
class ScriptBook
{
public:
    explicit ScriptBook(const Scenario &scenario) : m_scenario(scenario) {}

    /// The script of this time, or what is good.
    [[nodiscard]] std::vector<Act> scripted(Moment moment, const std::vector<Act> &good);
    [[nodiscard]] std::vector<Act> actsOf(const Turn &turn);

private:
    const Scenario &m_scenario;
    std::map<Moment, std::size_t> m_times{};
};

} // namespace posthorn::scenario
