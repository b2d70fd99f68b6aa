// SPDX-License-Identifier: MIT
#pragma once

#include "base/Address.h"

namespace posthorn {

/// What MAIL FROM and RCPT TO say; the header of the message may say something else.
struct Envelope
{
    std::optional<Address> from{}; ///< absent: the null sender `<>`
    std::vector<Address> to{};
    qint64 size = 0;       ///< of the message in octets, 0 when unknown
    bool eightBit = false; ///< the body holds octets above 127

    bool operator==(const Envelope &) const = default;
    [[nodiscard]] bool needsUtf8() const;
};

} // namespace posthorn
