// SPDX-License-Identifier: MIT
#pragma once
// A file's name as a parameter of a header field: by RFC 2231 where that is the rule, by RFC 2047 in the
// place where old readers look. GMime's own forms divide characters between segments and let a name that
// looks like an encoded word pass as one.

#include <QByteArray>
#include <QString>

namespace posthorn::mime {

/// The value of Content-Disposition, folded, with LF: ` attachment; filename="…"` or `filename*=…`.
[[nodiscard]] QByteArray dispositionWith(const QByteArray &disposition, const QString &name);
/// The value of Content-Type, folded, with LF: ` type/subtype; name="…"`.
[[nodiscard]] QByteArray typeWith(const QByteArray &type, const QString &name);

} // namespace posthorn::mime
