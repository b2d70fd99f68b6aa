// SPDX-License-Identifier: MIT
#pragma once
// The values of MAIL's and RCPT's parameters as they go over the wire.

#include "base/Wishes.h"

#include <QByteArray>

namespace posthorn::smtp {

/// RFC 3461 section 4: what is no printable ASCII, "+" and "=" are written by number.
[[nodiscard]] QByteArray xtext(QByteArrayView text);
/// RFC 6533 section 3: "rfc822;…", or "utf-8;…" where the local part is not ASCII.
[[nodiscard]] QByteArray originalRecipient(const Address &address);
/// RFC 3461 section 4.1: "NEVER", or the events.
[[nodiscard]] QByteArray notifyValue(const ReportWish::Events &events);
/// RFC 2852 section 4: "120;R".
[[nodiscard]] QByteArray deliverByValue(const DeliverBy &wish);
/// RFC 4865 section 4: the time in UTC.
[[nodiscard]] QByteArray holdUntilValue(const QDateTime &when);

} // namespace posthorn::smtp
