// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace posthorn::diagnose {

/// The object in resources/diagnose/NAME.json as it was when this program was built.
[[nodiscard]] QJsonObject builtInData(const char *name);
[[nodiscard]] QStringList strings(const QJsonValue &value);

} // namespace posthorn::diagnose
