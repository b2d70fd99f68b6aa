// SPDX-License-Identifier: MIT
#pragma once
// What the answers to RCPT mean.

#include "base/Delivery.h"

#include <QMap>

namespace posthorn::smtp {

/// RFC 5321 section 4.5.3.1.10: 452 is "too many recipients", 552 an old word for it; unless the enhanced
/// code tells of something else, a full mailbox for instance.
[[nodiscard]] bool isOneTooMany(const RecipientResult &recipient);
[[nodiscard]] bool isRefusedForGood(const RecipientResult &recipient);
[[nodiscard]] bool isAccepted(const RecipientResult &recipient);
/// Who is in and who is not, with the server's words.
[[nodiscard]] QMap<QString, QString> recipientsEvidence(const std::vector<RecipientResult> &recipients);

} // namespace posthorn::smtp
