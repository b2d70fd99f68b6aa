// SPDX-License-Identifier: MIT
#pragma once
// Looks behind Qt's buffer, into the kernel's.

#include <QByteArray>

namespace posthorn::wire {

/// Bytes have come that nobody has read yet; they stay there.
[[nodiscard]] bool kernelHoldsBytes(qintptr socket);

/// Takes what is there without waiting, at most `most`.
[[nodiscard]] QByteArray takeFromKernel(qintptr socket, qsizetype most);

} // namespace posthorn::wire
