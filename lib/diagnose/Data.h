// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace posthorn::diagnose {

/// resources/diagnose/NAME.json as it was when this program was built, as bytes and as the object in it.
[[nodiscard]] QByteArray builtInBytes(const char *name);
[[nodiscard]] QJsonObject builtInData(const char *name);
[[nodiscard]] QStringList strings(const QJsonValue &value);

} // namespace posthorn::diagnose
