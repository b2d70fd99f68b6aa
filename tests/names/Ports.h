// SPDX-License-Identifier: MIT
#pragma once

#include "base/Endpoint.h"

namespace posthorn::test {

/// A port of loopback that is free for UDP and TCP alike just now.
[[nodiscard]] quint16 freePort();
[[nodiscard]] Endpoint loopbackServer(quint16 port);

} // namespace posthorn::test
