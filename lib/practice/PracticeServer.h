// SPDX-License-Identifier: MIT
#pragma once
// An SMTP server on this machine alone, to try things without an account: it takes mail, shows it, and relays
// none.

#include "base/Result.h"
#include "practice/Identity.h"
#include "scenario/Player.h"

#include <QDateTime>
#include <QObject>
#include <chrono>
#include <memory>

namespace posthorn::practice {

struct Ports
{
    quint16 plain = 0; ///< no TLS offered
    quint16 startTls = 0;
    quint16 tls = 0;

    bool operator==(const Ports &) const = default;
};

struct CapturedMail
{
    qint64 number = 0;
    QDateTime received{};
    scenario::Captured mail{};
};

class PracticeServer : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxConnections = 20;
    static constexpr std::chrono::minutes idleTime{10};

    PracticeServer(const Identity &identity, const scenario::Scenario &scenario, QObject *parent = nullptr);
    ~PracticeServer() override;

    /// Listens on 127.0.0.1; a port of 0 is chosen by the system. PortTaken names the port, and nothing
    /// listens.
    [[nodiscard]] Result<Ports> listen(const Ports &wanted = {});
    void close();
    [[nodiscard]] bool isListening() const;

Q_SIGNALS:
    void sessionOpened(quint64 session, quint16 port);
    void heard(quint64 session, const QByteArray &line); ///< secrets masked
    void sessionClosed(quint64 session);
    void mailTaken(const posthorn::practice::CapturedMail &mail);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::practice

Q_DECLARE_METATYPE(posthorn::practice::CapturedMail)
