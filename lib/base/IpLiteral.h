// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace posthorn {

/// Four decimal numbers; none of the short or octal forms that some resolvers take.
[[nodiscard]] bool isIpv4(QStringView text);
/// Without brackets and without a zone.
[[nodiscard]] bool isIpv6(QStringView text);

} // namespace posthorn
