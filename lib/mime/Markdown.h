// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::mime {

/// CommonMark with tables, struck-out text and bare links. HTML within it goes through uncleaned.
[[nodiscard]] QString htmlFromMarkdown(const QString &markdown);

} // namespace posthorn::mime
