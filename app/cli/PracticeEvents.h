// SPDX-License-Identifier: MIT
#pragma once
// What the practice server prints: one JSON line per event.

#include "practice/PracticeServer.h"

namespace posthorn::cli {

[[nodiscard]] QByteArray readyEvent(const practice::Ports &ports, const QString &caFile);
[[nodiscard]] QByteArray sessionEvent(quint64 session, quint16 port);
[[nodiscard]] QByteArray messageEvent(const practice::CapturedMail &mail);

} // namespace posthorn::cli
