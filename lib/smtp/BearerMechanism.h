// SPDX-License-Identifier: MIT
#pragma once
// OAuth tokens as a sign-in: XOAUTH2 and OAUTHBEARER (RFC 7628). One string each, which libgsasl lacks.

#include "smtp/Mechanism.h"

namespace posthorn::smtp {

[[nodiscard]] std::unique_ptr<Mechanism> startBearer(const Credentials &credentials);

} // namespace posthorn::smtp
