// SPDX-License-Identifier: MIT
#pragma once
// A two-way stream of bytes that can turn into TLS. What talks SMTP knows only this.

#include "base/Problem.h"
#include "smtp/Plan.h"

#include <QObject>

namespace posthorn::wire {

struct Opened
{
    bool loopback = false;
    QString peer{};                ///< "address:port"
    QString host{};                ///< the address alone
    QString proxy{};               ///< "socks5://address:port" of the proxy in between
    std::optional<TlsFacts> tls{}; ///< with implicit TLS
    QStringList addresses{};       ///< what the name stands for; empty when nobody was asked
    QString nameServer{};          ///< "address:port" asked in place of the system's resolver
    QStringList lost{};            ///< addresses given up before one answered, "address:port: reason"
    qint64 dnsMs = 0;
    qint64 connectMs = 0;
    qint64 tlsMs = 0;
};

class Wire : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Resolves, races, connects and, for implicit TLS, encrypts. Answers with opened() or failed(), never
    /// inside this call; it keeps the bounds `connect` and `tls` of the plan by itself, because it alone
    /// knows which addresses were silent.
    virtual void open(const smtp::Plan &plan) = 0;
    virtual void write(const QByteArray &bytes) = 0;
    /// Answers with encrypted() or failed(); how long that may take is the caller's clock.
    virtual void beginTls() = 0;
    /// Octets taken by write() that have not left this process.
    [[nodiscard]] virtual qint64 pending() const = 0;
    virtual void close() = 0;
    virtual void abort() = 0;

Q_SIGNALS:
    /// open() has come to this: Dns, Connect or Tls. What is not needed is left out; `soFar` holds what the
    /// stages before have brought.
    void opening(posthorn::Stage stage, const posthorn::wire::Opened &soFar);
    void opened(const posthorn::wire::Opened &how);
    void encrypted(const posthorn::TlsFacts &facts);
    void received(const QByteArray &bytes);
    void drained(); ///< pending() fell
    /// Closed by the peer, reset, refused, or a TLS fault; nothing more comes. Everything received before it
    /// has been announced.
    void failed(const posthorn::Problem &problem);
};

} // namespace posthorn::wire
