// SPDX-License-Identifier: MIT
#include "practice/Listener.h"

namespace posthorn::practice {

Listener::Listener(Take take) : m_take(std::move(take)) {}

void Listener::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QSslSocket>();
    if (socket->setSocketDescriptor(descriptor))
        m_take(std::move(socket));
}

} // namespace posthorn::practice
