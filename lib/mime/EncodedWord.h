// SPDX-License-Identifier: MIT
#pragma once
// RFC 2047. GMime's own encoder makes words longer than the 75 octets the RFC allows, lets typed text that
// looks like an encoded word pass as one, and encodes long links in structured fields; hence this one.

#include <QByteArrayList>
#include <QStringView>

namespace posthorn::mime {

/// The words of a field, each with the blanks that stand before it: joined they are the field's value.
using Words = QByteArrayList;

/// `text` as encoded words of at most 75 octets, none of which divides a character. The first one leaves
/// room for `used` columns before it.
[[nodiscard]] Words encodedWords(QStringView text, qsizetype used);

} // namespace posthorn::mime
