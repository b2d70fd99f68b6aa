// SPDX-License-Identifier: MIT
#include "app/gui/Desk.h"

#include <QDesktopServices>

namespace posthorn::gui {

void openLink(const QUrl &url)
{
    if (url.scheme() == QLatin1StringView("https"))
        QDesktopServices::openUrl(url);
}

} // namespace posthorn::gui
