// SPDX-License-Identifier: MIT
#pragma once
// "Test connection": the dialogue run until the wanted stage, small experiments beside it where it falters,
// and a judgement over both. Credentials go out once, with the main run.

#include "check/CheckReport.h"
#include "check/Trial.h"
#include "diagnose/Judge.h"

namespace posthorn::check {

class CheckRun : public QObject
{
    Q_OBJECT
public:
    CheckRun(smtp::Plan plan, WireFactory wires, const diagnose::Judge &judge, QDateTime started,
             Habits habits = {}, QObject *parent = nullptr);
    ~CheckRun() override;

    /// Once, and on the thread that the run shall live on.
    void start();
    /// Finishes within a second.
    void cancel();

Q_SIGNALS:
    void stepChanged(const posthorn::Step &step);
    void finished(const posthorn::check::CheckReport &report);

private:
    struct Wanted;
    struct State;
    std::unique_ptr<Wanted> m_wanted;
    std::unique_ptr<State> m_state{}; ///< while it runs
};

/// The plan with the shorter bounds of a test: a person waits. A greeting may still take half a minute.
[[nodiscard]] smtp::Plan boundedForCheck(smtp::Plan plan);

} // namespace posthorn::check
