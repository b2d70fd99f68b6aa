// SPDX-License-Identifier: MIT
#pragma once
// What this room knows, from resources/review.

#include "base/BuiltIn.h"

#include <QMap>

namespace posthorn::review {

/// One of the files, by its name without ".json".
[[nodiscard]] QJsonObject data(const QString &name);
[[nodiscard]] QMap<QString, QString> words(const QJsonValue &value);

} // namespace posthorn::review
