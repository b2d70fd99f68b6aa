// SPDX-License-Identifier: MIT
#pragma once
// What an invitation says of itself.

#include "base/Result.h"

namespace posthorn::mime {

/// The METHOD of an iCalendar object (RFC 5546 §1.4), in capitals; empty when it has none. BadInput for what
/// is no such object.
[[nodiscard]] Result<QByteArray> calendarMethod(const QString &calendar);

} // namespace posthorn::mime
