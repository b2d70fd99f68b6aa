// SPDX-License-Identifier: MIT
// How a TlsWire turns a connection into TLS, and when it does not.
#include "wire/KernelBuffer.h"
#include "wire/SocketProblem.h"
#include "wire/TlsJudgement.h"
#include "wire/TlsWire.h"
#include "wire/TrustAnchors.h"

#include <QSslConfiguration>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

/// Answered through the event loop even when they are there already: what a server sent behind its 220 gets
/// that turn to show itself.
void TlsWire::awaitAnchors()
{
    m_phase = Phase::Handshaking;
    m_anchors.setFuture(systemAnchors());
}

void TlsWire::handshake()
{
    if (m_phase != Phase::Handshaking)
        return;
    if (const auto problem = plaintextProblem())
        return fail(*problem);
    QSslConfiguration configuration = m_socket->sslConfiguration();
    configuration.setCaCertificates(m_anchors.result() + m_ownAnchors);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_identity.isEmpty()) {
        configuration.setLocalCertificateChain(m_identity.chain);
        configuration.setPrivateKey(m_identity.key);
    }
    if (m_tickets) {
        configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
        configuration.setSessionTicket(m_tickets->take(policyOf(m_plan)));
    }
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(host());
    m_socket->startClientEncryption();
}

/// QSslSocket hands out plaintext that it holds now as if it had come over TLS, and sends unsent plaintext
/// ahead of the ClientHello. Neither may be.
std::optional<Problem> TlsWire::plaintextProblem() const
{
    const QString heard = QString::fromLatin1(m_socket->peek(1024));
    if (pending() > 0)
        return Problem{.stage = Stage::Tls, .kind = Problem::Kind::Internal, .words = u"unsent plaintext"_s};
    if (heard.isEmpty() && !kernelHoldsBytes(m_socket->socketDescriptor()))
        return std::nullopt;
    if (m_plan.endpoint.security == Security::StartTls)
        return Problem{.stage = Stage::Tls, .kind = Problem::Kind::InjectedPlaintext, .words = heard};
    // A server that greets on a port for implicit TLS; OpenSSL says the same of these bytes.
    return Problem{.stage = Stage::Tls,
                   .kind = Problem::Kind::TlsHandshakeFailed,
                   .words = u"wrong version number: the server spoke first, without TLS: "_s + heard};
}

void TlsWire::handshaken()
{
    if (m_phase != Phase::Handshaking)
        return;
    m_bound.stop();
    const TlsFacts facts = judge(*m_socket, m_socket->sslHandshakeErrors(), host());
    if (!facts.faults.isEmpty() || !m_socket->isEncrypted() || facts.protocol.isEmpty())
        return refuseCertificate(facts);
    m_phase = Phase::Open;
    m_heard = false;
    keepTicket();
    if (m_plan.endpoint.security != Security::Tls)
        return Q_EMIT encrypted(facts);
    m_opened.tlsMs = m_elapsed.elapsed();
    m_opened.tls = facts;
    Q_EMIT opened(m_opened);
}

/// TLS 1.2 hands out a ticket in the handshake, TLS 1.3 behind it. Only a session that was judged well is
/// kept.
void TlsWire::keepTicket()
{
    if (m_tickets && m_phase == Phase::Open)
        m_tickets->keep(policyOf(m_plan), m_socket->sslConfiguration().sessionTicket());
}

Problem TlsWire::handshakeProblem(QAbstractSocket::SocketError error) const
{
    return {.stage = Stage::Tls,
            .kind = isOfTls(error) ? Problem::Kind::TlsHandshakeFailed : kindWhileTalking(error),
            .tls = {.errors = {m_socket->errorString()}},
            .words = m_socket->errorString()};
}

void TlsWire::refuseCertificate(const TlsFacts &facts)
{
    fail({.stage = Stage::Certificate,
          .kind = Problem::Kind::CertificateRefused,
          .tls = facts,
          .words = facts.errors.join(u"; "_s)});
}

} // namespace posthorn::wire
