// SPDX-License-Identifier: MIT
#pragma once
// The table of turns: what a client says and a server answers, one row each. The sender's cursor runs ahead
// of the receiver's by what a flight holds; both walk the same rows.

#include "base/Endpoint.h"
#include "smtp/Action.h"

namespace posthorn::smtp {

enum class Turn {
    Greeting,
    Ehlo,
    Helo,
    StartTls,
    Auth,
    AuthAnswer,
    Mail,
    Rcpt,
    Data,
    Dot,
    Chunk,     ///< BDAT
    LastChunk, ///< BDAT … LAST
    Rset,
    Quit
};

struct TurnFacts
{
    Turn turn = Turn::Greeting;
    Phase clock = Phase::Command;
    /// What a missing reply is about; nothing: the stage at hand.
    std::optional<Stage> stage{};
};
[[nodiscard]] const TurnFacts &factsOf(Turn turn);

/// The receiver's cursor: a reply that is due.
struct Awaited
{
    Turn turn = Turn::Greeting;
    std::size_t recipient = 0; ///< of Turn::Rcpt
};

/// The stages that belong to a connection, in the order they are reached under `security`.
[[nodiscard]] bool isWithin(Stage stage, Stage until, Security security);

} // namespace posthorn::smtp
