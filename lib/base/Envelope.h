// SPDX-License-Identifier: MIT
#pragma once

#include "base/Wishes.h"

namespace posthorn {

/// What MAIL FROM and RCPT TO say; the header of the message may say something else.
struct Envelope
{
    std::optional<Address> from{}; ///< absent: the null sender `<>`
    std::vector<Address> to{};
    qint64 size = 0;         ///< of the message in octets, 0 when unknown
    bool eightBit = false;   ///< the body holds octets above 127
    bool utf8Header = false; ///< a header field holds UTF-8 (RFC 6532), whatever the addresses are
    Wishes wishes{};

    bool operator==(const Envelope &) const = default;
    /// The server must offer SMTPUTF8.
    [[nodiscard]] bool needsUtf8() const;
};

} // namespace posthorn
