// SPDX-License-Identifier: MIT
#include "smtp/Turn.h"

#include <algorithm>

namespace posthorn::smtp {

namespace {

constexpr std::array turns{TurnFacts{Turn::Greeting, Phase::Greeting, {}},
                           TurnFacts{Turn::Ehlo, Phase::Command, {}},
                           TurnFacts{Turn::Helo, Phase::Command, {}},
                           TurnFacts{Turn::StartTls, Phase::Command, {}},
                           TurnFacts{Turn::Auth, Phase::Command, {}},
                           TurnFacts{Turn::AuthAnswer, Phase::Command, {}},
                           TurnFacts{Turn::Mail, Phase::Command, Stage::Sender},
                           TurnFacts{Turn::Rcpt, Phase::Command, Stage::Recipient},
                           TurnFacts{Turn::Data, Phase::Data, Stage::Send},
                           TurnFacts{Turn::Dot, Phase::FinalDot, Stage::Send},
                           TurnFacts{Turn::Chunk, Phase::Block, Stage::Send},
                           TurnFacts{Turn::LastChunk, Phase::FinalDot, Stage::Send},
                           TurnFacts{Turn::Rset, Phase::Command, {}},
                           TurnFacts{Turn::Quit, Phase::Quit, {}}};

static_assert(std::ranges::all_of(turns, [at = 0](const TurnFacts &row) mutable {
    return row.turn == static_cast<Turn>(at++);
}));

using Order = std::array<Stage, 12>;
constexpr Order opened{Stage::Input,        Stage::Discover, Stage::Dns,    Stage::Connect,
                       Stage::Greeting,     Stage::Hello,    Stage::Tls,    Stage::Certificate,
                       Stage::Capabilities, Stage::Auth,     Stage::Sender, Stage::Recipient};
constexpr Order tlsFirst{Stage::Input,        Stage::Discover,    Stage::Dns,      Stage::Connect,
                         Stage::Tls,          Stage::Certificate, Stage::Greeting, Stage::Hello,
                         Stage::Capabilities, Stage::Auth,        Stage::Sender,   Stage::Recipient};

} // namespace

const TurnFacts &factsOf(Turn turn)
{
    return turns[static_cast<std::size_t>(turn)];
}

/// What stands in neither order (Send, Domain) comes behind all that does.
bool isWithin(Stage stage, Stage until, Security security)
{
    const Order &order = security == Security::Tls ? tlsFirst : opened;
    return std::find(order.begin(), order.end(), stage) <= std::find(order.begin(), order.end(), until);
}

} // namespace posthorn::smtp
