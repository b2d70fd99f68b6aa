// SPDX-License-Identifier: MIT
#include "Ports.h"

#include <QTcpServer>
#include <QUdpSocket>

namespace posthorn::test {

quint16 freePort()
{
    const QHostAddress here(QHostAddress::LocalHost);
    for (int i = 0; i < 100; ++i) {
        QTcpServer tcp;
        QUdpSocket udp;
        if (tcp.listen(here) && udp.bind(here, tcp.serverPort(), QAbstractSocket::DontShareAddress))
            return tcp.serverPort();
    }
    return 0;
}

Endpoint loopbackServer(quint16 port)
{
    return {.host = QStringLiteral("127.0.0.1"), .port = port, .security = Security::None};
}

} // namespace posthorn::test
