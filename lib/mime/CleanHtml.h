// SPDX-License-Identifier: MIT
#pragma once
// HTML cut down to what mail programs show alike (resources/mime/html.json): no scripts, no forms, no styles
// of one program's own, nothing that is fetched from elsewhere without consent.

#include "mime/Draft.h"

namespace posthorn::mime {

struct CleanHtml
{
    QString html{};
    QStringList picturesLeftOut{}; ///< where they lie; their descriptions stand in their place

    bool operator==(const CleanHtml &) const = default;
};

/// A whole page, which stays as it is when it is cleaned again.
[[nodiscard]] CleanHtml cleaned(const QString &html, HtmlRule rule = HtmlRule::Clean);

} // namespace posthorn::mime
