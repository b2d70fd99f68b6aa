// SPDX-License-Identifier: MIT
#include "app/wiring/Checks.h"

#include "wire/TlsWire.h"

namespace posthorn::app {

Checks::Checks(const EngineThread &engine, QObject *parent) : QObject(parent), m_engine(engine) {}

Checks::~Checks()
{
    cancel();
}

void Checks::start(const smtp::Plan &plan)
{
    if (m_run)
        m_run->disconnect(this); // what the old run still says is about another question
    cancel();
    m_run = m_engine.adopt(std::make_unique<check::CheckRun>(
        plan, [] { return std::make_unique<wire::TlsWire>(); }, diagnose::Judge::builtIn(),
        QDateTime::currentDateTimeUtc()));
    connect(m_run.get(), &check::CheckRun::stepChanged, this, &Checks::stepChanged);
    connect(m_run.get(), &check::CheckRun::finished, this, &Checks::finished);
    m_engine.post([run = m_run] { run->start(); });
}

void Checks::cancel()
{
    if (m_run)
        m_engine.post([run = m_run] { run->cancel(); });
}

} // namespace posthorn::app
