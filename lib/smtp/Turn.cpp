// SPDX-License-Identifier: MIT
#include "smtp/Turn.h"

#include <algorithm>

namespace posthorn::smtp {

namespace {

constexpr std::array turns{
    TurnFacts{Turn::Greeting, Phase::Greeting, true}, TurnFacts{Turn::Ehlo, Phase::Command, true},
    TurnFacts{Turn::Helo, Phase::Command, true},      TurnFacts{Turn::StartTls, Phase::Command, true},
    TurnFacts{Turn::Auth, Phase::Command, true},      TurnFacts{Turn::AuthAnswer, Phase::Command, true},
    TurnFacts{Turn::Mail, Phase::Command, false},     TurnFacts{Turn::Rcpt, Phase::Command, false},
    TurnFacts{Turn::Data, Phase::Data, true},         TurnFacts{Turn::Dot, Phase::FinalDot, false},
    TurnFacts{Turn::Rset, Phase::Command, false},     TurnFacts{Turn::Quit, Phase::Quit, true}};

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
