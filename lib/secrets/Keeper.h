// SPDX-License-Identifier: MIT
#pragma once
// Who keeps the passwords of this desktop.

#include <QString>

namespace posthorn::secrets {

/// The service and the label under which QtKeychain and others find our entries.
inline constexpr QLatin1StringView serviceName{"posthorn"};

/// QtKeychain talks to the Secret Service here, and not to KWallet or to another system's keychain.
[[nodiscard]] bool usesSecretService();
/// The keychain's name where it is not the Secret Service: "KWallet", "Keychain".
[[nodiscard]] QString nameOfNativeKeychain();
/// How a person calls the program behind a Secret Service: "GNOME Keyring".
[[nodiscard]] QString keeperOfProcess(quint32 pid);

} // namespace posthorn::secrets
