// SPDX-License-Identifier: MIT
#pragma once
// Address lists as headers of finished messages hold them (RFC 5322 §3.4): groups, comments, encoded names.
// GMime's parser would drop a broken entry silently and read one that holds LF; base judges each instead.

#include "base/Address.h"
#include "base/Result.h"

namespace posthorn::mime {

/// All addresses of a field's unfolded value, or BadInput that names `field` and the text that is none.
[[nodiscard]] Result<std::vector<Address>> addressesIn(const QString &value, const QString &field);

} // namespace posthorn::mime
