// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/// Milliseconds that 64 KB of anything may take: what is promised of the program people run, more where the
/// build itself is slow.
inline constexpr qint64 boundMs =
#if defined(__SANITIZE_ADDRESS__)
    2000;
#elif defined(__OPTIMIZE__)
    100;
#else
    600;
#endif
