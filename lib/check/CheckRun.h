// SPDX-License-Identifier: MIT
#pragma once
// "Test connection": the dialogue run until the wanted stage, then judged.

#include "check/CheckReport.h"
#include "diagnose/Judge.h"
#include "wire/Driver.h"

#include <functional>

namespace posthorn::check {

using WireFactory = std::function<std::unique_ptr<wire::Wire>()>;

class CheckRun : public QObject
{
    Q_OBJECT
public:
    CheckRun(smtp::Plan plan, WireFactory wires, const diagnose::Judge &judge, QDateTime started,
             QObject *parent = nullptr);
    ~CheckRun() override;

    void start();
    void cancel();

Q_SIGNALS:
    void stepChanged(const posthorn::Step &step);
    void finished(const posthorn::check::CheckReport &report);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::check
