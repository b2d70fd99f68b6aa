// SPDX-License-Identifier: MIT
#pragma once
// Plays a Scenario as the server's side of a connection, without I/O: bytes in, acts out. The tests' scripted
// wire and the practice server both run on it.

#include "base/Envelope.h"
#include "scenario/Scenario.h"

#include <memory>

namespace posthorn::scenario {

struct Captured
{
    QByteArray sender{}; ///< as in MAIL FROM, without brackets
    QByteArrayList recipients{};
    QByteArray message{}; ///< dots unstuffed
    QString user{};       ///< signed in as
    bool encrypted = false;
};

class Player
{
public:
    static constexpr qsizetype maxCommandLine = 2000;
    static constexpr qsizetype maxAuthLine = 12288; ///< RFC 4954 section 4
    static constexpr qsizetype maxRecipients = 1000;
    static constexpr qsizetype maxHeard = 10'000; ///< lines remembered
    static constexpr qsizetype maxMessage = qsizetype{64} * 1024 * 1024;

    explicit Player(Scenario scenario);
    ~Player();
    Player(const Player &) = delete;
    Player &operator=(const Player &) = delete;

    /// The connection stands; `encrypted` with implicit TLS.
    [[nodiscard]] std::vector<Act> begin(bool encrypted);
    [[nodiscard]] std::vector<Act> take(QByteArrayView bytes);
    /// The handshake asked for by BeginTls is done.
    [[nodiscard]] std::vector<Act> encrypted();

    /// One for each Keep act, oldest first.
    [[nodiscard]] std::vector<Captured> takeCaptured();
    /// Every command line heard, secrets included: for tests.
    [[nodiscard]] const QByteArrayList &heard() const;
    /// The command lines since the last call, secrets masked.
    [[nodiscard]] QByteArrayList takeMasked();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::scenario
