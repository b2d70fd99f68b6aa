// SPDX-License-Identifier: MIT
#include "mime/CleanHtml.h"

#include "mime/HtmlTree.h"
#include "mime/HtmlWriter.h"

#include <utility>

namespace posthorn::mime {

namespace {

/// Leaving out an element may put others where a parser would not leave them, so a page is read again until
/// it stays the same: at the second reading, or rarely the third.
constexpr int mostReadings = 8;

CleanHtml cleanedOnce(const QString &html, HtmlRule rule)
{
    const HtmlTree tree(html);
    return written(tree.root(), rule);
}

} // namespace

CleanHtml cleaned(const QString &html, HtmlRule rule)
{
    if (rule == HtmlRule::AsIs)
        return {.html = html};
    CleanHtml clean = cleanedOnce(html, rule);
    for (int readings = 1; readings < mostReadings; ++readings) {
        const QString before = std::exchange(clean.html, cleanedOnce(clean.html, rule).html);
        if (clean.html == before)
            break;
    }
    return clean;
}

} // namespace posthorn::mime
