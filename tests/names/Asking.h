// SPDX-License-Identifier: MIT
#pragma once

#include "Ports.h"
#include "names/Query.h"

#include <QUdpSocket>

namespace posthorn::test {

/// What a Query says to one question; nothing when it said nothing.
[[nodiscard]] std::optional<names::Answer>
answerTo(const names::Question &question, const QList<Endpoint> &servers,
         std::chrono::milliseconds bound = std::chrono::seconds(5));

/// A port that takes questions and answers none.
class SilentServer
{
public:
    SilentServer() { m_socket.bind(QHostAddress(QHostAddress::LocalHost)); }
    [[nodiscard]] Endpoint endpoint() const { return loopbackServer(m_socket.localPort()); }

private:
    QUdpSocket m_socket{};
};

} // namespace posthorn::test
