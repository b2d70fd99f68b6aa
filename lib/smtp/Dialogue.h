// SPDX-License-Identifier: MIT
#pragma once
// The client's side of an SMTP connection as a state machine without I/O: events in, actions out. It has no
// socket, no clock and no thread, and is given the same bytes whole, by line or by byte.

#include "smtp/Action.h"
#include "smtp/Capabilities.h"
#include "smtp/Event.h"
#include "smtp/Mechanism.h"
#include "smtp/Plan.h"
#include "smtp/ReplyReader.h"

#include <deque>

namespace posthorn::smtp {

class Dialogue
{
public:
    explicit Dialogue(Plan plan);
    ~Dialogue();
    Dialogue(const Dialogue &) = delete;
    Dialogue &operator=(const Dialogue &) = delete;

    [[nodiscard]] std::vector<Action> take(const Event &event);
    [[nodiscard]] bool isOver() const;

    [[nodiscard]] const Capabilities &capabilities() const;
    [[nodiscard]] const QStringList &capabilitiesBeforeTls() const;
    [[nodiscard]] std::optional<Reply> greeting() const;
    [[nodiscard]] QString mechanism() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::smtp
