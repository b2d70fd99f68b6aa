// SPDX-License-Identifier: MIT
#pragma once
// What stood in the way of a mail, as the database keeps it.

#include "outbox/Record.h"

namespace posthorn::outbox {

[[nodiscard]] QString troubleJson(const Record &record);
void readTrouble(const QString &json, Record &record);

} // namespace posthorn::outbox
