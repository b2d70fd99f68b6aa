// SPDX-License-Identifier: MIT
#pragma once
// A paste made readable: what programs put around an error text on its way to a person is taken off again.

#include <QString>

namespace posthorn::diagnose {

/// Head and tail of a text that is too long to read whole.
[[nodiscard]] QString bounded(QStringView text);
/// Escapes of JSON, Python and C, entities of HTML and quoted-printable become what they stand for; CRLF is
/// LF.
[[nodiscard]] QString unwrapped(const QString &text);
/// What base64 in a text says: challenges of AUTH (334) and JSON; one line each.
[[nodiscard]] QString decodedParts(const QString &text);

} // namespace posthorn::diagnose
