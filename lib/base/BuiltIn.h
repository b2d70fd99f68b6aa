// SPDX-License-Identifier: MIT
#pragma once
// The data that this program carries in itself, and how they are read.

#include <QJsonObject>
#include <QStringList>

namespace posthorn {

/// The object in a file of resources. A file that is damaged ends the program: it was built so.
[[nodiscard]] QJsonObject builtIn(const QString &path);

/// The texts of an array; what is no text becomes an empty one.
[[nodiscard]] QStringList strings(const QJsonValue &value);

} // namespace posthorn
