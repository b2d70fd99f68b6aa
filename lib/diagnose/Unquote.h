// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace posthorn::diagnose {

/// The text without the "> " that mails and forums put before each line of what they quote, however deep. The
/// arrows of a log's two directions stay.
[[nodiscard]] QString withoutQuoteMarks(const QString &text);

} // namespace posthorn::diagnose
