// SPDX-License-Identifier: MIT
#pragma once
// Sentences with gaps. "{host}" is an argument, "{host|the server}" has words for when there is none, and
// what stands in "[…]" is left out when one of its gaps cannot be filled.

#include <QMap>
#include <QString>
#include <optional>

namespace posthorn::explain {

using Arguments = QMap<QString, QString>;

/// Nothing when a gap outside of brackets can be filled neither by an argument nor by words of its own.
/// Arguments come from outside: they are made safe to show and kept short.
[[nodiscard]] std::optional<QString> filled(QStringView text, const Arguments &arguments);

} // namespace posthorn::explain
