// SPDX-License-Identifier: MIT
#include "wire/Driver.h"

#include "wire/DriverState.h"

#include <utility>

namespace posthorn::wire {

Driver::Driver(smtp::Plan plan, std::unique_ptr<Wire> wire, std::unique_ptr<QIODevice> body, QObject *parent)
    : QObject(parent),
      m_state(std::make_unique<State>(*this, std::move(plan), std::move(wire), std::move(body)))
{
    m_state->listen();
}

Driver::~Driver() = default;

void Driver::start()
{
    if (std::exchange(m_state->started, true) || m_state->over)
        return;
    m_state->open();
}

void Driver::cancel()
{
    m_state->post(event::CancelWanted{});
}

void Driver::mayCommit()
{
    if (std::exchange(m_state->commitAsked, false))
        m_state->post(event::MayCommit{});
}

qsizetype Driver::send(const Envelope &envelope, std::unique_ptr<QIODevice> body)
{
    const std::size_t message = m_state->handedIn++;
    m_state->keep(message, std::move(body));
    m_state->post(event::NextMessage{envelope});
    return qsizetype(message);
}

void Driver::noMore()
{
    m_state->post(event::NoMoreMessages{});
}

} // namespace posthorn::wire
