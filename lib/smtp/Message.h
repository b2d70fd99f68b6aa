// SPDX-License-Identifier: MIT
#pragma once
// One message of a connection and what has become of it so far. A server's bounds may split it over several
// transactions; each recipient is then in one of them.

#include "base/Delivery.h"
#include "base/Envelope.h"

#include <deque>

namespace posthorn::smtp {

struct Message
{
    Message(std::size_t place, Envelope wanted);

    std::size_t number = 0;
    Envelope envelope{};
    Delivery delivery{};
    std::deque<std::size_t> open{}; ///< recipients whose transaction has not begun
    std::vector<bool> taken{};      ///< by recipient: a server took the message for it
    bool heard = false;             ///< the server has answered something of it
    bool stopped = false;           ///< no further transaction may begin
    bool settled = false;
};

/// The transaction of these recipients was accepted: whoever of them was in has the message.
void take(Message &message, const std::vector<std::size_t> &recipients);
/// What the Delivery says when no more will come. Whoever was accepted by RCPT gets nothing all the same when
/// no message followed; or is in doubt, when its end may have.
void close(Message &message);
/// Of the recipients; `permanentOnly` leaves out who may be tried again.
[[nodiscard]] std::optional<Problem> firstRefusal(const Message &message, bool permanentOnly = false);

} // namespace posthorn::smtp
