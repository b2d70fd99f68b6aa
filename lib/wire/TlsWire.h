// SPDX-License-Identifier: MIT
#pragma once
// The Wire of the real network. TLS is never weakened: at least 1.2, verified for the host that the person
// named, and no error is ever ignored.

#include "names/HostLookup.h"
#include "wire/LocalIdentity.h"
#include "wire/Racer.h"
#include "wire/SessionTickets.h"
#include "wire/Wire.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QSslCertificate>

namespace posthorn::wire {

class TlsWire : public Wire
{
    Q_OBJECT
public:
    /// Bounds what a peer can make us hold.
    static constexpr qint64 readBuffer = 262'144;

    /// With tickets, further connections to the same server resume its TLS session. Without, each handshake
    /// is a full one, as a test of the server wants it.
    explicit TlsWire(std::shared_ptr<SessionTickets> tickets = {}, QObject *parent = nullptr);
    ~TlsWire() override;

    void open(const smtp::Plan &plan) override;
    void write(const QByteArray &bytes) override;
    void beginTls() override;
    [[nodiscard]] qint64 pending() const override;
    void close() override;
    void abort() override;

private:
    enum class Phase { Idle, Opening, Handshaking, Open, Over };

    void resolve();
    [[nodiscard]] std::optional<Problem> loadCertificates();
    void found(const QList<QHostAddress> &addresses);
    void lookupFailed(Problem problem);
    void race(const QList<QHostAddress> &addresses);
    void raceLost(Problem problem);
    void connected();
    void tellPeer();
    void watchSocket();
    void awaitAnchors();
    void handshake();
    void handshaken();
    void keepTicket();
    void announce();
    void socketFailed(QAbstractSocket::SocketError error);
    void refuseCertificate(const TlsFacts &facts);
    void expire();
    void fail(const Problem &problem);
    [[nodiscard]] QString host() const { return m_plan.endpoint.host; }
    /// What is talked to: the endpoint, or what stands in for it.
    [[nodiscard]] Endpoint target() const { return m_plan.connectTo.value_or(m_plan.endpoint); }
    /// What a connection is made to: the target, or the proxy that leads there.
    [[nodiscard]] Endpoint nextHop() const;
    [[nodiscard]] std::optional<Problem> plaintextProblem() const;
    [[nodiscard]] Problem handshakeProblem(QAbstractSocket::SocketError error) const;

    smtp::Plan m_plan{};
    Phase m_phase = Phase::Idle;
    bool m_heard = false; ///< anything, under the protection that holds now
    Opened m_opened{};
    QList<QSslCertificate> m_ownAnchors{};
    LocalIdentity m_identity{};
    std::shared_ptr<SessionTickets> m_tickets;
    QList<QSslError> m_sslErrors{};
    names::HostLookup m_lookup{};
    Racer m_racer{};
    QFutureWatcher<QList<QSslCertificate>> m_anchors{};
    std::unique_ptr<QSslSocket> m_socket{};
    QElapsedTimer m_elapsed{}; ///< of the stage of opening that runs
    QTimer m_bound{};          ///< of the handshake of implicit TLS
};

} // namespace posthorn::wire
