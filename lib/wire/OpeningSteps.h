// SPDX-License-Identifier: MIT
#pragma once
// What an Opened connection says about the stages before the first word.

#include "base/Transcript.h"
#include "wire/Wire.h"

namespace posthorn::wire {

/// Each with its time and evidence; the rest of an opening the Dialogue reports.
[[nodiscard]] Step nameStep(const Opened &opened);
[[nodiscard]] Step connectStep(const Opened &opened);
/// "TLSv1.3 TLS_AES_256_GCM_SHA384, certificate for mail.example.org by CN=…"
[[nodiscard]] QString noteOf(const TlsFacts &tls);

} // namespace posthorn::wire
