// SPDX-License-Identifier: MIT
#pragma once
// What the answers to RCPT mean.

#include "base/Delivery.h"
#include "smtp/Talk.h"

namespace posthorn::smtp {

/// RFC 5321 section 4.5.3.1.10: 552 is an old word for "too many recipients", which is 452; unless its
/// enhanced code tells of something else, a full mailbox for instance.
[[nodiscard]] bool isRefusedForGood(const RecipientResult &recipient);
[[nodiscard]] bool isAccepted(const RecipientResult &recipient);
/// Who is in and who is not, with the server's words.
[[nodiscard]] Evidence recipientsEvidence(const std::vector<RecipientResult> &recipients);

} // namespace posthorn::smtp
