// SPDX-License-Identifier: MIT
#pragma once
// Places of loopback that behave as a faulty network does.

#include "base/Endpoint.h"
#include "practice/Identity.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>
#include <memory>
#include <vector>

namespace posthorn::test {

/// A port that nothing listens on.
[[nodiscard]] quint16 closedPort();

/// A port that takes no more connections and refuses none: its backlog is full.
class BlackHole
{
public:
    BlackHole();
    ~BlackHole();
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listener = -1;
    std::vector<int> m_guests{};
    quint16 m_port = 0;
};

/// A web server: it waits until it is asked.
class WebServer
{
public:
    WebServer();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server{};
};

/// A name server with one answer to everything (RFC 1035 §4.1.1).
class Resolver
{
public:
    enum class Says { NoData, ServerFailed, NoSuchName, Refused, Silent };

    explicit Resolver(Says what);
    [[nodiscard]] Endpoint endpoint() const;

private:
    void answer();

    Says m_says;
    QUdpSocket m_socket{};
};

/// "good", "expired", "not-yet-valid", "self-signed", "antivirus"; "untrusted" and "wrong-name" are good ones
/// that nobody asked for.
[[nodiscard]] const practice::Identity &identityOf(const QString &defect);

} // namespace posthorn::test
