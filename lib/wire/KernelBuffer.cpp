// SPDX-License-Identifier: MIT
#include "wire/KernelBuffer.h"

#include <sys/socket.h>

namespace posthorn::wire {

bool kernelHoldsBytes(qintptr socket)
{
    char byte = 0;
    return socket >= 0 && ::recv(static_cast<int>(socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

} // namespace posthorn::wire
