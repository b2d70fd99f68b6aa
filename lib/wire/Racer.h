// SPDX-License-Identifier: MIT
#pragma once
// Happy Eyeballs (RFC 8305): the addresses of a host are tried 250 ms apart, and the first that answers wins.
// Left alone, Qt tries one after another, 30 s each.

#include "base/Problem.h"
#include "smtp/Plan.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace posthorn::wire {

/// The order to try in: the system's preference kept, the two families taking turns (RFC 8305 §4).
[[nodiscard]] std::deque<QHostAddress> interleaved(const QList<QHostAddress> &addresses, Family family);

/// How one address ended that did not win.
struct Lost
{
    QString address{}; ///< "address:port"
    Problem::Kind kind = Problem::Kind::NetworkFailed;
    QString words{};

    bool operator==(const Lost &) const = default;
};
/// "127.0.0.1:587: Connection refused"
[[nodiscard]] QString describe(const Lost &lost);
/// One Problem for all of them: an address that answered "no" tells more than one that was silent, and that
/// one more than one that has no route.
[[nodiscard]] Problem problemOf(const std::vector<Lost> &lost);

/// Where a proxy is to lead: the raced addresses are the proxy's own, and it looks up this name by itself.
struct Tunnel
{
    QNetworkProxy::ProxyType type = QNetworkProxy::Socks5Proxy;
    QString host{};
    quint16 port = 0;
    QString user{};
    Secret password{};
};

class Racer : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds stagger{250};

    explicit Racer(QObject *parent = nullptr);

    /// Answers with won() or failed(), within `bound` over all addresses, never inside this call.
    void race(std::deque<QHostAddress> addresses, quint16 port, std::chrono::milliseconds bound,
              const std::optional<Tunnel> &tunnel = {});
    void abort();
    [[nodiscard]] std::unique_ptr<QSslSocket> takeWinner();
    /// In the order they were given up.
    [[nodiscard]] const std::vector<Lost> &lost() const { return m_lost; }

Q_SIGNALS:
    void won();
    void failed(const posthorn::Problem &problem);

private:
    using Sockets = std::vector<std::unique_ptr<QSslSocket>>;

    void startNext();
    void connectTo(QSslSocket &socket, const QHostAddress &address);
    void win(QSslSocket *socket);
    void lose(QSslSocket *socket, QAbstractSocket::SocketError error);
    void giveUp();
    void retire(QSslSocket *socket);

    std::deque<QHostAddress> m_waiting{};
    quint16 m_port = 0;
    std::optional<Tunnel> m_tunnel{};
    Sockets m_running{};
    Sockets m_retired{}; ///< kept until the end: each may still be inside a signal of its own
    std::unique_ptr<QSslSocket> m_winner{};
    std::vector<Lost> m_lost{};
    QTimer m_stagger{};
    QTimer m_bound{};
};

} // namespace posthorn::wire
