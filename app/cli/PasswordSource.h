// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/Options.h"
#include "base/Secret.h"

namespace posthorn::cli {

using app::Option;
using app::Options;

extern const std::vector<Option> passwordOptions;

/// The options say where the secret comes from.
[[nodiscard]] bool givesSecret(const Options &options);
/// The secret from wherever the options say, else from the keychain of their account, else an empty one. The
/// final line end is not part of a password; a control character inside one is refused.
[[nodiscard]] Result<Secret> secretFrom(const Options &options);
/// Of one environment variable; `source` is the option that names it.
[[nodiscard]] Result<Secret> secretFromEnvironment(const QString &name, const QString &source);
/// What the options give is an OAuth token, so it signs in by an OAuth mechanism.
[[nodiscard]] bool givesToken(const Options &options);

} // namespace posthorn::cli
