// SPDX-License-Identifier: MIT
#pragma once

#include "base/Problem.h"

#include <QAbstractSocket>

namespace posthorn::wire {

/// What a socket error means while a connection is being made.
[[nodiscard]] Problem::Kind kindWhileConnecting(QAbstractSocket::SocketError error);
/// What it means on a connection that stands.
[[nodiscard]] Problem::Kind kindWhileTalking(QAbstractSocket::SocketError error);

} // namespace posthorn::wire
