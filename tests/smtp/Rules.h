// SPDX-License-Identifier: MIT
#pragma once
// What holds for every performance, whatever the server does, and what a server can do wrong.

#include "support/Theatre.h"

namespace rules {

/// The rule that a performance broke; empty when all is well.
[[nodiscard]] QString broken(const posthorn::test::Performance &seen, const posthorn::test::Play &play);

/// By name: what may happen in place of a good answer.
[[nodiscard]] const std::map<QString, std::vector<posthorn::scenario::Act>> &misbehaviours();
/// A play that goes well.
[[nodiscard]] posthorn::test::Play playFor(posthorn::Security security, posthorn::Stage until,
                                           bool pipelining, int recipients);

} // namespace rules
