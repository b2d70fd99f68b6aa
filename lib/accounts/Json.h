// SPDX-License-Identifier: MIT
#pragma once
// One account as JSON and back.

#include "accounts/Account.h"
#include "base/Result.h"

#include <QJsonObject>

namespace posthorn::accounts {

[[nodiscard]] QJsonObject toJson(const Account &account);
/// What is wrong is said with its place: "accounts[2].endpoint.port: …"; `file` becomes the subject.
[[nodiscard]] Result<Account> accountFromJson(const QJsonValue &value, const QString &place,
                                              const QString &file);

} // namespace posthorn::accounts
