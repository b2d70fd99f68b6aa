// SPDX-License-Identifier: MIT
#pragma once

#include "base/Problem.h"

#include <QAbstractSocket>

namespace posthorn::wire {

/// What a socket error means while a connection is being made.
[[nodiscard]] Problem::Kind kindWhileConnecting(QAbstractSocket::SocketError error);
/// What it means while the way leads through a proxy: its own failures are told from those it reports of the
/// server.
[[nodiscard]] Problem::Kind kindThroughProxy(QAbstractSocket::SocketError error);
/// A fault of TLS itself.
[[nodiscard]] bool isOfTls(QAbstractSocket::SocketError error);
/// What it means on a connection that stands.
[[nodiscard]] Problem::Kind kindWhileTalking(QAbstractSocket::SocketError error);

} // namespace posthorn::wire
