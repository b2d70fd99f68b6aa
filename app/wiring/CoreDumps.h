// SPDX-License-Identifier: MIT
#pragma once

namespace posthorn::app {

/// A crash leaves no image of this process, and so no password, on the disk. To be called first of all.
void forbidCoreDumps();

} // namespace posthorn::app
