// SPDX-License-Identifier: MIT
#pragma once

#include "base/Envelope.h"
#include "mime/Draft.h"

namespace posthorn::mime {

/// Who answers for the message: the Sender, else the first author.
[[nodiscard]] const Mailbox &senderOf(const Draft &draft);
[[nodiscard]] Envelope envelopeOf(const Draft &draft);
/// Each once, in their order; domains are alike whatever their case.
[[nodiscard]] std::vector<Address> withoutRepeats(const std::vector<Address> &addresses);

} // namespace posthorn::mime
