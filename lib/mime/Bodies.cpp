// SPDX-License-Identifier: MIT
#include "mime/Bodies.h"

#include "mime/Calendar.h"
#include "mime/CleanHtml.h"
#include "mime/FlowedText.h"
#include "mime/Markdown.h"
#include "mime/Pictures.h"
#include "mime/PlainFromHtml.h"

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// Empty where the message is plain text alone.
QString htmlOf(const Draft &draft)
{
    if (!draft.html.isEmpty())
        return cleaned(draft.html, draft.htmlRule).html;
    if (draft.markdown.isEmpty())
        return {};
    // Markdown may hold HTML, but a finished page it is not.
    const auto rule = draft.htmlRule == HtmlRule::AsIs ? HtmlRule::Clean : draft.htmlRule;
    return cleaned(htmlFromMarkdown(draft.markdown), rule).html;
}

QString plainOf(const Draft &draft, const QString &html)
{
    if (!draft.markdown.isEmpty())
        return draft.markdown;
    return draft.text.isEmpty() && !html.isEmpty() ? plainFromHtml(html) : draft.text;
}

} // namespace

Result<Bodies> bodiesOf(const Draft &draft)
{
    if (!draft.markdown.isEmpty() && !(draft.text.isEmpty() && draft.html.isEmpty()))
        return badInput(u"markdown"_s, u"stands in place of text and HTML, not beside them"_s);
    auto pictures = placed(htmlOf(draft), draft.attachments);
    if (!pictures)
        return pictures.problem();
    auto method = draft.calendar.isEmpty() ? QByteArray() : calendarMethod(draft.calendar);
    if (!method)
        return method.problem();
    const QString plain = plainOf(draft, pictures->html);
    return Bodies{.plain = draft.flowed ? flowed(plain) : plain,
                  .html = pictures->html,
                  .calendar = draft.calendar,
                  .method = *method,
                  .shown = pictures->shown,
                  .attached = pictures->attached};
}

} // namespace posthorn::mime
