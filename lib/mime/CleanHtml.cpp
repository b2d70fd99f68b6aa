// SPDX-License-Identifier: MIT
#include "mime/CleanHtml.h"

#include "mime/HtmlTree.h"
#include "mime/HtmlWriter.h"
#include "mime/PlainFromHtml.h"

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// Leaving out an element may put others where a parser would not leave them, so a page is read again until
/// it stays the same. Two readings are usual.
constexpr int mostReadings = 12;

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
        const QString again = cleanedOnce(clean.html, rule).html;
        if (again == clean.html)
            return clean;
        clean.html = again;
    }
    clean.html = cleanedOnce(u"<pre>"_s + escaped(plainFromHtml(html)) + u"</pre>"_s, rule).html;
    return clean;
}

} // namespace posthorn::mime
