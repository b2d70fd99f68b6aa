// SPDX-License-Identifier: MIT
#include "wire/KernelBuffer.h"

#include <algorithm>

#include <sys/socket.h>

namespace posthorn::wire {

bool kernelHoldsBytes(qintptr socket)
{
    char byte = 0;
    return socket >= 0 && ::recv(static_cast<int>(socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

QByteArray takeFromKernel(qintptr socket, qsizetype most)
{
    QByteArray bytes(most, Qt::Uninitialized);
    const auto taken =
        socket < 0 ? 0 : ::recv(static_cast<int>(socket), bytes.data(), size_t(most), MSG_DONTWAIT);
    bytes.truncate(std::max<qsizetype>(taken, 0));
    return bytes;
}

} // namespace posthorn::wire
