// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>

namespace posthorn::samples {

/// For QTest::failOnWarning: every warning but the one that the offscreen platform prints for any window that
/// has a smallest size.
[[nodiscard]] inline QRegularExpression anyWarning()
{
    return QRegularExpression{QStringLiteral("^(?!This plugin does not support )")};
}

} // namespace posthorn::samples
