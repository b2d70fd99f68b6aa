// SPDX-License-Identifier: MIT
#pragma once
// Sends bytes and shows what came back, in the test's own event loop.

#include <QSslSocket>

class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// Waits until all that came ends with `end`, and takes it; what came by then when it does not.
    [[nodiscard]] QByteArray upTo(const QByteArray &end, int ms = 3000);
    /// Sends a line and takes the reply to it.
    [[nodiscard]] QByteArray ask(const QByteArray &line);
    [[nodiscard]] bool encrypt(const QString &caFile);
    [[nodiscard]] bool isClosedWithin(int ms);
    [[nodiscard]] QByteArray takeAll();
    QSslSocket &socket() { return m_socket; }

private:
    QSslSocket m_socket{};
    QByteArray m_received{};
};
