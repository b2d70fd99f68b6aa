// SPDX-License-Identifier: MIT
#pragma once
// A DNS reply (RFC 1035 §4) taken apart. It is hostile: every length is checked, and what does not answer the
// question is left out.

#include "names/Answer.h"

namespace posthorn::names {

/// More records than these are not looked at.
inline constexpr std::size_t mostRecords = 256;
/// Nor is a longer chain of CNAMEs followed.
inline constexpr int mostAliases = 16;

/// The number of a type on the wire.
[[nodiscard]] int numberOf(Type type);
/// Without server and time, which the message does not know.
[[nodiscard]] Answer answerFrom(const QByteArray &message, const Question &question);

} // namespace posthorn::names
