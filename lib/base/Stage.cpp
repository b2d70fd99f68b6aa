// SPDX-License-Identifier: MIT
#include "base/Stage.h"

#include "base/IdTable.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

constexpr auto stages = std::to_array<Named<Stage>>({
    {Stage::Input, "input"_L1},
    {Stage::Discover, "discover"_L1},
    {Stage::Dns, "dns"_L1},
    {Stage::Connect, "connect"_L1},
    {Stage::Greeting, "greeting"_L1},
    {Stage::Hello, "hello"_L1},
    {Stage::Tls, "tls"_L1},
    {Stage::Certificate, "certificate"_L1},
    {Stage::Capabilities, "capabilities"_L1},
    {Stage::Auth, "auth"_L1},
    {Stage::Sender, "sender"_L1},
    {Stage::Recipient, "recipient"_L1},
    {Stage::Send, "send"_L1},
    {Stage::Domain, "domain"_L1},
});
static_assert(isWhole(stages, Stage::Domain));
static_assert(stages.size() == allStages.size());

} // namespace

QLatin1StringView idOf(Stage stage)
{
    return idIn(stages, stage);
}

std::optional<Stage> stageFromId(QStringView id)
{
    return valueIn(stages, id);
}

} // namespace posthorn
