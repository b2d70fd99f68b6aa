// SPDX-License-Identifier: MIT
#pragma once
// MAIL and RCPT with what a message wants and a server offers.

#include "base/Envelope.h"
#include "smtp/Capabilities.h"
#include "smtp/Command.h"

namespace posthorn::smtp {

/// RFC 5321 section 4.1.1.2 with the parameters that the server offers and the message needs or wants.
[[nodiscard]] Result<CommandLine> mailCommand(const Envelope &envelope, const Capabilities &offered);
[[nodiscard]] Result<CommandLine> rcptCommand(const Address &address, const ReportWish &report,
                                              const Capabilities &offered);
/// BDAT with the chunk behind it (RFC 3030 section 2); what is shown is the command alone.
[[nodiscard]] CommandLine chunkCommand(const QByteArray &chunk, bool last);

/// Why this message must not go to this server: an argument that no command can hold, a bound that it
/// breaks, a promise that the server cannot give.
[[nodiscard]] std::optional<Problem> objectionTo(const Envelope &envelope, const Capabilities &offered,
                                                 bool withRecipients);
/// Keywords of the wishes that stay unsaid because they are not offered.
[[nodiscard]] QStringList leftOut(const Wishes &wishes, const Capabilities &offered);

} // namespace posthorn::smtp
