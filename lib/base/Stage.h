// SPDX-License-Identifier: MIT
#pragma once
// The stations of one connection, in the order of the command line's contract.

#include <QLatin1StringView>
#include <QStringView>
#include <array>
#include <optional>

namespace posthorn {

enum class Stage {
    Input,
    Discover,
    Dns,
    Connect,
    Greeting,
    Hello,
    Tls,
    Certificate,
    Capabilities,
    Auth,
    Sender,
    Recipient,
    Send,
    Domain
};

inline constexpr std::array allStages{Stage::Input,        Stage::Discover, Stage::Dns,    Stage::Connect,
                                      Stage::Greeting,     Stage::Hello,    Stage::Tls,    Stage::Certificate,
                                      Stage::Capabilities, Stage::Auth,     Stage::Sender, Stage::Recipient,
                                      Stage::Send,         Stage::Domain};

/// The id of CLI.md: "dns", "auth", …
[[nodiscard]] QLatin1StringView idOf(Stage stage);
[[nodiscard]] std::optional<Stage> stageFromId(QStringView id);

} // namespace posthorn
