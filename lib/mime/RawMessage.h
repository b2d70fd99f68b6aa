// SPDX-License-Identifier: MIT
#pragma once
// A finished message cut into its header fields and the rest, every byte kept.

#include "base/Result.h"

#include <vector>

namespace posthorn::mime {

struct RawField
{
    QByteArray name{};  ///< as written, without blanks before the colon
    QByteArray bytes{}; ///< whole: name, folded lines, CRLF

    [[nodiscard]] bool isNamed(QLatin1StringView other) const;
    /// Unfolded; UTF-8.
    [[nodiscard]] QString value() const;
};

struct RawMessage
{
    std::vector<RawField> fields{};
    QByteArray rest{}; ///< the empty line and the body

    [[nodiscard]] QByteArray bytes() const;
};

/// All line ends become CRLF. BadInput says what cannot be sent: NUL, a line of more than 998 octets, a
/// header line that is no field.
[[nodiscard]] Result<RawMessage> cut(const QByteArray &eml);

} // namespace posthorn::mime
