// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace posthorn::smtp {

/// Bytes of a server as text: UTF-8 where they are that, else each byte is the Latin-1 character.
[[nodiscard]] QString serverText(QByteArrayView bytes);

} // namespace posthorn::smtp
