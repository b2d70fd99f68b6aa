// SPDX-License-Identifier: MIT
#pragma once

#include "base/Envelope.h"

#include <QJsonObject>

namespace casefile {

/// `from`, `to`, `size`, `eightBit`, `utf8Header`, `wishes`: what is left out has a usual value.
[[nodiscard]] posthorn::Envelope readEnvelope(const QJsonObject &plan);

} // namespace casefile
