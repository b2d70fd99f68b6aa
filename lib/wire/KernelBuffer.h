// SPDX-License-Identifier: MIT
#pragma once
// Looks behind Qt's buffer, into the kernel's.

#include <QtGlobal>

namespace posthorn::wire {

/// Bytes have come that nobody has read yet; they stay there.
[[nodiscard]] bool kernelHoldsBytes(qintptr socket);

} // namespace posthorn::wire
