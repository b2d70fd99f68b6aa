// SPDX-License-Identifier: MIT
#pragma once
// AUTH (RFC 4954): which mechanism, its exchange, and what follows a refusal.

#include "smtp/Mechanism.h"
#include "smtp/Talk.h"

namespace posthorn::smtp {

class SignIn
{
public:
    explicit SignIn(Talk &talk) : m_talk(talk) {}

    [[nodiscard]] bool speak();
    void hear(const Reply &reply);
    /// Behind our own "*" the reason for it says more than the end of the connection.
    [[nodiscard]] const std::optional<Problem> &headline() const { return m_why; }
    /// SASL name of the mechanism last tried; empty when none was.
    [[nodiscard]] QString mechanism() const;

private:
    enum class Next { Begin, Answer, Cancelled, Done };

    void begin();
    void start(AuthMethod method);
    void challenged(const Reply &reply);
    void accepted(const Reply &reply);
    void refused(const Reply &reply);
    void giveUp(Problem problem);
    [[nodiscard]] bool tryAnother(const Reply &reply);

    Talk &m_talk;
    Next m_next = Next::Begin;
    Capabilities m_left{}; ///< the mechanisms not tried yet
    AuthMethod m_method = AuthMethod::None;
    std::unique_ptr<Mechanism> m_mechanism{};
    Result<QByteArray> m_answer{QByteArray()};
    std::optional<Problem> m_why{}; ///< of the cancellation
    int m_rounds = 0;
};

} // namespace posthorn::smtp
