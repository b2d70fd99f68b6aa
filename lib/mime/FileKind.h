// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace posthorn::mime {

/// What the freedesktop database says of a file's name and first bytes; "application/octet-stream" where a
/// base64 part may not carry the type (RFC 2046 §5).
struct FileKind
{
    QByteArray type{};
    bool isMessage = false; ///< message/rfc822 by its name

    bool operator==(const FileKind &) const = default;
};
[[nodiscard]] FileKind kindOf(const QString &name, const QByteArray &head);

/// The last part of the path, without what no file name should hold: control characters, backslashes.
[[nodiscard]] QString nameToShow(const QString &path);

} // namespace posthorn::mime
