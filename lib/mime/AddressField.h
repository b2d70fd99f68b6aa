// SPDX-License-Identifier: MIT
#pragma once
// Address lists as headers of finished messages hold them (RFC 5322 §3.4): groups, comments, encoded names.
// GMime's parser would drop a broken entry silently and read one that holds LF; base judges each instead.

#include "base/Address.h"
#include "base/Result.h"

namespace posthorn::mime {

struct PeopleOfField
{
    std::vector<Mailbox> people{};
    std::vector<Problem> wrong{}; ///< BadInput that names the field and a text that is no address
};

/// Of a field's unfolded value. A comment is the name where there is no other; names of groups are dropped.
[[nodiscard]] PeopleOfField peopleIn(const QString &value, const QString &field);
/// All addresses, or the first text that is none.
[[nodiscard]] Result<std::vector<Address>> addressesIn(const QString &value, const QString &field);

/// Encoded words decoded (RFC 2047); control characters become blanks.
[[nodiscard]] QString decodedWords(const QString &text);

} // namespace posthorn::mime
