// SPDX-License-Identifier: MIT
#pragma once
// Makes experiments, each once, several at a time.

#include "check/Trial.h"

#include <deque>

namespace posthorn::check {

class Laboratory : public QObject
{
    Q_OBJECT
public:
    /// A server that counts its guests is not to be frightened.
    static constexpr std::size_t atOnce = 6;

    Laboratory(smtp::Plan plan, WireFactory wires, Habits habits, QObject *parent = nullptr);

    void make(const std::vector<Experiment> &experiments);
    /// At once; what is under way is forgotten.
    void stop();
    [[nodiscard]] bool isIdle() const { return m_waiting.empty() && m_running.empty(); }
    [[nodiscard]] const std::vector<Observation> &observations() const { return m_observations; }

Q_SIGNALS:
    void observed();

private:
    void startNext();
    void take(Trial *trial, const Observation &observation);

    smtp::Plan m_plan;
    WireFactory m_wires;
    Habits m_habits;
    std::vector<Experiment> m_known{};
    std::deque<Experiment> m_waiting{};
    std::vector<Trial *> m_running{}; ///< children
    std::vector<Observation> m_observations{};
};

} // namespace posthorn::check
