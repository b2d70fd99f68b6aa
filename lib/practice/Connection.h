// SPDX-License-Identifier: MIT
#pragma once
// One client of the practice server: plays the acts of a Player over a socket, one after another.

#include "scenario/Player.h"

#include <QSslSocket>
#include <QTimer>
#include <deque>

namespace posthorn::practice {

class Connection : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket, whose TLS configuration is set.
    Connection(std::unique_ptr<QSslSocket> socket, const scenario::Scenario &scenario,
               std::chrono::milliseconds idleTime, QObject *parent);
    ~Connection() override;

    void start(bool implicitTls);
    /// Breaks off; nothing more is told.
    void stop();

Q_SIGNALS:
    void heard(const QByteArray &line);
    void kept(const posthorn::scenario::Captured &mail);
    void over();

private:
    void becomeEncrypted();
    void read();
    void play(std::vector<scenario::Act> acts);
    /// Goes on until an act has to be waited for.
    void perform();
    [[nodiscard]] bool performNext();
    void beginTls();
    void announce();
    void reset();

    std::unique_ptr<QSslSocket> m_socket;
    scenario::Player m_player;
    std::deque<scenario::Act> m_acts{};
    std::deque<scenario::Captured> m_mails{};
    QTimer m_delay{};
    QTimer m_idle{};
    bool m_implicitTls = false;
    bool m_waiting = false; ///< for a delay or a handshake; nothing is read meanwhile
    bool m_silent = false;
};

} // namespace posthorn::practice
