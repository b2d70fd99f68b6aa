// SPDX-License-Identifier: MIT
#pragma once
// From the connection to what the server offers: greeting, EHLO (or HELO), STARTTLS, EHLO again.

#include "smtp/Event.h"
#include "smtp/Talk.h"

namespace posthorn::smtp {

class Opening
{
public:
    explicit Opening(Talk &talk) : m_talk(talk) {}

    void connected(const event::Connected &how);
    void encrypted(const TlsFacts &tls);
    [[nodiscard]] bool isHandshaking() const { return m_next == Next::Handshake; }

    /// The sender's cursor: says what is next; false when nothing of this part is left to say.
    [[nodiscard]] bool speak();
    /// The receiver's cursor.
    void hear(Turn turn, const Reply &reply);

    [[nodiscard]] const std::optional<Reply> &greeting() const { return m_greeting; }
    [[nodiscard]] const QStringList &capabilitiesBeforeTls() const { return m_beforeTls; }

private:
    enum class Next { Greeting, Hello, Helo, StartTls, Handshake, HelloAgain, Done };

    void hearGreeting(const Reply &reply);
    void hearHello(Turn turn, const Reply &reply);
    void hearStartTls(const Reply &reply);
    void refuseHello(Turn turn, const Reply &reply);
    void learn(const Reply &reply);
    [[nodiscard]] bool sayHello(Turn turn, QLatin1StringView verb, Stage stage);
    [[nodiscard]] bool sayStartTls();
    [[nodiscard]] bool reportTls(const TlsFacts &tls);
    [[nodiscard]] Next afterHello() const;

    Talk &m_talk;
    Next m_next = Next::Greeting;
    std::optional<Reply> m_greeting{};
    QStringList m_beforeTls{};
};

} // namespace posthorn::smtp
