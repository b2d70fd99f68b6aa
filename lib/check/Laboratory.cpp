// SPDX-License-Identifier: MIT
#include "check/Laboratory.h"

#include <algorithm>
#include <utility>

namespace posthorn::check {

Laboratory::Laboratory(smtp::Plan plan, WireFactory wires, Habits habits, QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_wires(std::move(wires)), m_habits(std::move(habits))
{
}

void Laboratory::make(const std::vector<Experiment> &experiments)
{
    for (const Experiment &experiment : experiments) {
        if (std::find(m_known.begin(), m_known.end(), experiment) != m_known.end())
            continue;
        m_known.push_back(experiment);
        m_waiting.push_back(experiment);
    }
    startNext();
}

void Laboratory::stop()
{
    m_waiting.clear();
    for (Trial *trial : std::exchange(m_running, {})) {
        trial->disconnect(this);
        trial->deleteLater();
    }
}

void Laboratory::startNext()
{
    while (!m_waiting.empty() && m_running.size() < atOnce) {
        const Experiment next = m_waiting.front();
        m_waiting.pop_front();
        Trial *trial =
            newTrial(next, planOf(next, m_plan, m_habits), m_wires, m_habits.controlResolvers, this);
        m_running.push_back(trial);
        connect(trial, &Trial::observed, this,
                [this, trial](const Observation &observation) { take(trial, observation); });
        trial->start();
    }
}

void Laboratory::take(Trial *trial, const Observation &observation)
{
    std::erase(m_running, trial);
    trial->disconnect(this);
    trial->deleteLater();
    m_observations.push_back(observation);
    startNext();
    Q_EMIT observed();
}

} // namespace posthorn::check
