// SPDX-License-Identifier: MIT
#include "outbox/WarmConnection.h"

namespace posthorn::outbox {

smtp::Plan connectionPlan(const smtp::Plan &plan)
{
    smtp::Plan whole = plan;
    whole.until = Stage::Send;
    whole.queued = true;
    whole.envelope = {};
    return whole;
}

WarmConnection::WarmConnection(WireFactory wires, QObject *parent)
    : QObject(parent), m_wires(std::move(wires))
{
}

WarmConnection::~WarmConnection() = default;

void WarmConnection::open(const smtp::Plan &plan)
{
    if (m_hasFailed || (m_driver && smtp::mayShareConnection(m_plan, plan)))
        return;
    m_plan = plan;
    m_isReady = false;
    m_driver = std::make_unique<wire::Driver>(connectionPlan(plan), m_wires());
    connect(m_driver.get(), &wire::Driver::waiting, this, [this] { m_isReady = true; });
    connect(m_driver.get(), &wire::Driver::finished, this, &WarmConnection::end);
    m_driver->start();
}

WarmConnection::Taken WarmConnection::take(const smtp::Plan &plan)
{
    m_hasFailed = false;
    if (!m_driver || !smtp::mayShareConnection(m_plan, plan))
        return {};
    m_driver->disconnect(this);
    return {.driver = std::move(m_driver), .isReady = m_isReady};
}

void WarmConnection::end(const wire::Run &run)
{
    m_hasFailed = run.problem.has_value();
    m_spent = std::move(m_driver);
}

} // namespace posthorn::outbox
