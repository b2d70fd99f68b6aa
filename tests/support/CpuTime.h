// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <ctime>

namespace posthorn::test {

/// What this thread alone has computed so far: other programs on the machine do not count.
inline qint64 cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace posthorn::test
