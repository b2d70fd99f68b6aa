// SPDX-License-Identifier: MIT
#pragma once
// The mechanisms that libgsasl knows.

#include "smtp/Mechanism.h"

namespace posthorn::smtp {

[[nodiscard]] Result<std::unique_ptr<Mechanism>> startGsasl(const Credentials &credentials);

} // namespace posthorn::smtp
