// SPDX-License-Identifier: MIT
#pragma once

#include "providers/Provider.h"

#include <QJsonObject>

namespace posthorn::providers {

/// One entry of resources/providers/providers.json; nothing when something in it is missing or wrong.
[[nodiscard]] std::optional<Provider> providerFromJson(const QJsonObject &json);

} // namespace posthorn::providers
