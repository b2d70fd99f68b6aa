// SPDX-License-Identifier: MIT
#include "base/Envelope.h"

#include <algorithm>

namespace posthorn {

bool Envelope::needsUtf8() const
{
    return utf8Header || (from && from->needsUtf8()) || std::ranges::any_of(to, &Address::needsUtf8);
}

} // namespace posthorn
