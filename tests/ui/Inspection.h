// SPDX-License-Identifier: MIT
#pragma once
// What a machine can see of a window: cut texts, things outside their place, controls without a name.

#include <QStringList>

class QWidget;

namespace posthorn::samples {

/// One line a finding, each with the widget's class and text; the window is shown.
[[nodiscard]] QStringList inspect(const QWidget &window);

} // namespace posthorn::samples
