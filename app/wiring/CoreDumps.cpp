// SPDX-License-Identifier: MIT
#include "app/wiring/CoreDumps.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace posthorn::app {

void forbidCoreDumps()
{
#ifdef Q_OS_UNIX
    // The limit, which collectors of crashes honour too, and not PR_SET_DUMPABLE: with that a desktop portal
    // cannot see who asks for a file dialog, and refuses.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

} // namespace posthorn::app
