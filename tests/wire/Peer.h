// SPDX-License-Identifier: MIT
#pragma once
// One server on loopback whose every move is the test's.

#include "Authority.h"

#include <QSslSocket>
#include <QTcpServer>

#include <functional>

namespace posthorn {

class Peer : public QTcpServer
{
    Q_OBJECT
public:
    using OnBytes = std::function<void(QSslSocket &, const QByteArray &)>;
    using OnConnected = std::function<void(QSslSocket &)>;

    explicit Peer(const Issued &issued = {});

    OnConnected onConnected{[](QSslSocket &) {}};
    OnBytes onBytes{[](QSslSocket &, const QByteArray &) {}};

    /// Everything that came without TLS, a ClientHello included.
    [[nodiscard]] const QByteArray &heardInClear() const { return m_heardInClear; }
    [[nodiscard]] const QByteArray &heardUnderTls() const { return m_heardUnderTls; }
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void hear(QSslSocket &socket);

    Issued m_issued;
    QByteArray m_heardInClear{};
    QByteArray m_heardUnderTls{};
    int m_connections = 0;
};

} // namespace posthorn
