// SPDX-License-Identifier: MIT
#pragma once

#include "base/Address.h"
#include "base/Result.h"

namespace posthorn {

/// A typed or linked list of people. BadInput names the first item that is no address; nothing is dropped.
[[nodiscard]] Result<std::vector<Mailbox>> mailboxesFromText(QStringView list);

} // namespace posthorn
