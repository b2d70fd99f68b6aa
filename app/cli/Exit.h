// SPDX-License-Identifier: MIT
#pragma once

namespace posthorn::cli {

/// The codes of CLI.md; those of `send` follow sysexits.
enum Exit {
    Ok = 0,
    Fails = 1,
    CouldNotTest = 3,
    Temporary = 4,
    Usage = 64,
    BadData = 65,
    NoInput = 66,
    NoHost = 68,
    Unavailable = 69,
    LocalIo = 74,
    TryLater = 75,
    ProtocolFault = 76,
    SignInRefused = 77,
    Configuration = 78,
    InDoubt = 79
};

} // namespace posthorn::cli
