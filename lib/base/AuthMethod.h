// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QStringView>
#include <optional>

namespace posthorn {

enum class AuthMethod {
    Auto,
    None,
    Plain,
    Login,
    CramMd5,
    DigestMd5,
    ScramSha1,
    ScramSha256,
    External,
    XOAuth2,
    OAuthBearer,
    Anonymous
};

/// The id of the command line: "auto", "scram-sha-256", …
[[nodiscard]] QLatin1StringView idOf(AuthMethod method);
[[nodiscard]] std::optional<AuthMethod> authMethodFromId(QStringView id);
/// The word of the AUTH command: "SCRAM-SHA-256"; empty for Auto and None.
[[nodiscard]] QLatin1StringView saslName(AuthMethod method);

} // namespace posthorn
