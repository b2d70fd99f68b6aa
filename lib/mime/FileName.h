// SPDX-License-Identifier: MIT
#pragma once
// Names and types of files as a message from outside gives them, made fit for a message of our own.

#include <QByteArray>
#include <QString>

namespace posthorn::mime {

/// The last part of `said`, of at most 200 characters; `attachment-N.suffix` where it says nothing.
[[nodiscard]] QString fileName(const QString &said, const QByteArray &type, int number);

/// A type that a part of ours may carry as it is said: two tokens, neither a container nor "some octets".
[[nodiscard]] bool isPlainType(const QByteArray &type);

} // namespace posthorn::mime
