// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace posthorn::mime {

/// Text in the charset that a message names. Where it names none, an unknown one, or one that the bytes
/// contradict: UTF-8, and windows-1252 where they are no UTF-8 either. NUL and what else is no character of
/// that charset become U+FFFD.
[[nodiscard]] QString textIn(const QByteArray &charset, QByteArrayView bytes);

} // namespace posthorn::mime
