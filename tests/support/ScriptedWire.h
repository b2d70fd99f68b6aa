// SPDX-License-Identifier: MIT
#pragma once
// A Wire without a network: at its other end plays a scenario's Player, on timers. TLS is only a flag.

#include "scenario/Player.h"
#include "support/Theatre.h"
#include "wire/Wire.h"

#include <QTimer>

#include <deque>
#include <memory>

namespace posthorn::test {

/// How the way to the server is.
struct Way
{
    Cut cut = Cut::Whole;
    bool answers = true;              ///< else the connection never comes about
    std::optional<Problem> failure{}; ///< what open() ends with
    qint64 octetsPerTurn = 0;         ///< what leaves in one turn of the event loop; 0: everything
    int msPerTurn = 0;
    std::optional<qint64> blockedAt{}; ///< after so many octets nothing leaves any more
};

class ScriptedWire : public wire::Wire
{
    Q_OBJECT
public:
    explicit ScriptedWire(std::shared_ptr<scenario::Player> server, Way way = {});

    void open(const smtp::Plan &plan) override;
    void write(const QByteArray &bytes) override;
    void beginTls() override;
    [[nodiscard]] qint64 pending() const override { return m_outbox.size(); }
    void close() override { abort(); }
    void abort() override;

private:
    void connected();
    void drain();
    void play(std::vector<scenario::Act> acts);
    void playNext();
    void perform(const scenario::Act &act);
    void shakeHands();
    void fail(Stage stage, Problem::Kind kind, const QString &words);

    std::shared_ptr<scenario::Player> m_server;
    Way m_way;
    bool m_implicitTls = false;
    bool m_over = false;
    bool m_clientHello = false; ///< the client wants TLS
    bool m_serverHello = false; ///< so does the server
    QByteArray m_outbox{};
    qint64 m_left = 0; ///< octets that have left
    std::deque<scenario::Act> m_acts{};
    QTimer m_drain{};
    QTimer m_next{};
};

} // namespace posthorn::test
