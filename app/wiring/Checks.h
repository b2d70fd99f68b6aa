// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/EngineThread.h"
#include "check/CheckRun.h"

namespace posthorn::app {

/// Connection tests on the engine's thread. A new test takes the place of the one that runs.
class Checks : public QObject
{
    Q_OBJECT
public:
    explicit Checks(const EngineThread &engine, QObject *parent = nullptr);
    ~Checks() override;

    void start(const smtp::Plan &plan);
    void cancel();

Q_SIGNALS:
    void stepChanged(const posthorn::Step &step);
    void finished(const posthorn::check::CheckReport &report);

private:
    const EngineThread &m_engine;
    std::shared_ptr<check::CheckRun> m_run{};
};

} // namespace posthorn::app
