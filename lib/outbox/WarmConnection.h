// SPDX-License-Identifier: MIT
#pragma once
// A connection that is opened, secured and signed in while a mail is still being written, so that who sends
// it waits for the mail alone. Nobody is asked and nothing is said: where it fails, sending finds out.

#include "wire/Driver.h"

#include <functional>

namespace posthorn::outbox {

class WarmConnection : public QObject
{
    Q_OBJECT
public:
    using WireFactory = std::function<std::unique_ptr<wire::Wire>()>;

    struct Taken
    {
        std::unique_ptr<wire::Driver> driver{}; ///< started, and nobody listens to it; null: there is none
        bool isReady = false;                   ///< signed in; else still on its way there
    };

    explicit WarmConnection(WireFactory wires, QObject *parent = nullptr);
    ~WarmConnection() override;

    /// Does nothing where one for this plan stands, or where one failed since the last take(). It is dropped
    /// after the plan's bound for idling.
    void open(const smtp::Plan &plan);
    /// For a message with this plan; one for another plan stays. From now on another may be tried.
    [[nodiscard]] Taken take(const smtp::Plan &plan);

private:
    void end(const wire::Run &run);

    WireFactory m_wires;
    smtp::Plan m_plan{};
    std::unique_ptr<wire::Driver> m_driver{};
    std::unique_ptr<wire::Driver> m_spent{}; ///< is still in its last signal
    bool m_isReady = false;
    bool m_hasFailed = false;
};

/// How a connection for the messages of a route begins: with no message, and after the sign-in it waits.
[[nodiscard]] smtp::Plan connectionPlan(const smtp::Plan &plan);

} // namespace posthorn::outbox
