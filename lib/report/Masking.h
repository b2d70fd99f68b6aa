// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::report {

/// `anna.b@example.com` becomes `a…@example.com`, wherever it stands in the text.
[[nodiscard]] QString withLocalPartsMasked(const QString &text);

} // namespace posthorn::report
