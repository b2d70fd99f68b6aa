// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace posthorn::mime {

/// What the freedesktop database says of a file's name and first bytes; "application/octet-stream" where a
/// part may not carry the type (RFC 2046 §5).
[[nodiscard]] QByteArray typeOf(const QString &name, const QByteArray &head);

/// The last part of the path, without what no file name should hold: control characters, backslashes.
[[nodiscard]] QString nameToShow(const QString &path);

} // namespace posthorn::mime
