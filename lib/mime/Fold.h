// SPDX-License-Identifier: MIT
#pragma once
// Header fields on lines of at most 78 octets where that is possible, and of 998 always (RFC 5322 §2.1.1).

#include "base/Address.h"
#include "mime/EncodedWord.h"

#include <optional>

namespace posthorn::mime {

/// `Name: …` folded at blanks, with its CRLF. Nothing when a word is too long for any line.
[[nodiscard]] std::optional<QByteArray> fold(const QByteArray &name, const Words &words);

/// `ascii` cut before each run of blanks.
[[nodiscard]] Words plainWords(const QByteArray &ascii);
/// Text as a person typed it; `used` columns stand before it.
[[nodiscard]] Words unstructured(QStringView text, qsizetype used);
/// Mailboxes with commas between; `used` columns stand before the first.
[[nodiscard]] Words mailboxWords(const std::vector<Mailbox> &mailboxes, qsizetype used);

} // namespace posthorn::mime
