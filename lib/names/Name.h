// SPDX-License-Identifier: MIT
#pragma once

#include "base/Endpoint.h"

#include <QByteArray>

namespace posthorn::names {

/// The name as it goes into a question: ASCII, small letters, without the last dot. Nothing when no host or
/// service can have it (RFC 1035 §2.3.4: 63 octets a label, 253 in all).
[[nodiscard]] std::optional<QByteArray> asciiName(QStringView name);

/// Reads "IP", "IP:PORT" or "[v6]:PORT".
[[nodiscard]] std::optional<Endpoint> dnsServerFrom(QStringView text);

} // namespace posthorn::names
