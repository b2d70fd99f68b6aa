// SPDX-License-Identifier: MIT
#pragma once

#include "mime/DraftFromEml.h"

namespace posthorn::gui {

/// A rendered mail as it is written, for these: the hidden ones are in no message, and those who are not
/// among them are not written to.
[[nodiscard]] Result<mime::OpenedDraft> writtenAgain(const QByteArray &message,
                                                     const std::vector<Address> &to);

} // namespace posthorn::gui
