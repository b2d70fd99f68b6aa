// SPDX-License-Identifier: MIT
#pragma once
// One SASL exchange (RFC 4954), its secrets marked so that no log can show them.

#include "base/AuthMethod.h"
#include "base/Result.h"
#include "base/Secret.h"
#include "smtp/Capabilities.h"

#include <memory>
#include <optional>

namespace posthorn::smtp {

struct Credentials
{
    AuthMethod method = AuthMethod::Auto;
    QString user{};
    Secret secret{};
    QString host{};   ///< for DIGEST-MD5 and OAUTHBEARER
    quint16 port = 0; ///< for OAUTHBEARER
};

/// The mechanism to use: the forced one if offered, else DESIGN.md §6's order. NoCommonMechanism or
/// AuthNotOffered otherwise.
[[nodiscard]] Result<AuthMethod> chooseMechanism(AuthMethod wanted, const Capabilities &offered);

class Mechanism
{
public:
    static constexpr int maxRounds = 8;
    static constexpr qsizetype maxChallenge = 65'536;

    virtual ~Mechanism() = default;
    /// Base64 for the AUTH line, "=" for an empty one; nothing when the server speaks first.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> initialResponse() = 0;
    /// Base64 answer to the text of a 334, or why the exchange must be cancelled with `*`.
    [[nodiscard]] virtual Result<QByteArray> respond(QByteArrayView challenge) = 0;
    /// The server said 235: does the mechanism agree (SCRAM proves the server too)?
    [[nodiscard]] virtual bool isServerProven() const { return true; }
    /// What the server told inside the exchange about its refusal, decoded: the JSON of XOAUTH2.
    [[nodiscard]] virtual QString evidence() const { return {}; }
};

/// BadArgument, naming "user", "password" or "token", when one holds what would cut the mechanism's strings
/// in two; NoCommonMechanism when libgsasl was built without it.
[[nodiscard]] Result<std::unique_ptr<Mechanism>> startMechanism(const Credentials &credentials);

} // namespace posthorn::smtp
