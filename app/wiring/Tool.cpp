// SPDX-License-Identifier: MIT
#include "app/wiring/Tool.h"

#include <QSslSocket>

namespace posthorn::app {

report::Tool thisTool()
{
    return {.version = QStringLiteral(POSTHORN_VERSION),
            .qt = QString::fromLatin1(qVersion()),
            .tls = QSslSocket::sslLibraryVersionString()};
}

} // namespace posthorn::app
