// SPDX-License-Identifier: MIT
#include "mime/GMimeRef.h"
#include "mime/Message.h"
#include "mime/PlainFromHtml.h"

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// Enough for a list; the time gumbo takes grows with the square of the nesting.
constexpr qsizetype mostHtml = qsizetype(128) * 1024;

QString listText(InternetAddressList *list)
{
    const TextRef text(list ? internet_address_list_to_string(list, nullptr, FALSE) : nullptr);
    return QString::fromUtf8(text.get());
}

QDateTime dateOf(GMimeMessage *message)
{
    GDateTime *date = g_mime_message_get_date(message);
    if (!date)
        return {};
    const auto offset = static_cast<int>(g_date_time_get_utc_offset(date) / G_USEC_PER_SEC);
    return QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(date), Qt::OffsetFromUTC, offset);
}

bool isShown(GMimeObject *part, const char *subtype)
{
    GMimeContentType *type = g_mime_object_get_content_type(part);
    const char *disposition = g_mime_object_get_disposition(part);
    const bool isAttached = disposition && qstricmp(disposition, GMIME_DISPOSITION_ATTACHMENT) == 0;
    return GMIME_IS_TEXT_PART(part) && !isAttached && g_mime_content_type_is_type(type, "text", subtype);
}

/// The first part of that kind, in the order of the message; nothing is followed into attached messages.
GMimeObject *firstText(GMimeMessage *message, const char *subtype)
{
    const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> parts(
        g_mime_part_iter_new(GMIME_OBJECT(message)), g_mime_part_iter_free);
    for (bool more = g_mime_part_iter_is_valid(parts.get()); more;
         more = g_mime_part_iter_next(parts.get())) {
        GMimeObject *part = g_mime_part_iter_get_current(parts.get());
        if (isShown(part, subtype))
            return part;
    }
    return nullptr;
}

QString textOf(GMimeObject *part)
{
    const TextRef text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
    return QString::fromUtf8(text.get()).replace("\r\n"_L1, "\n"_L1);
}

QString bodyText(GMimeMessage *message)
{
    if (GMimeObject *plain = firstText(message, "plain"))
        return textOf(plain);
    GMimeObject *html = firstText(message, "html");
    return html ? plainFromHtml(textOf(html).left(mostHtml)) : QString();
}

} // namespace

Summary summarize(const QByteArray &eml)
{
    needGMime();
    const Ref<GMimeParser> parser(g_mime_parser_new_with_stream(streamOf(eml).get()));
    const Ref<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return {};
    return {.from = listText(g_mime_message_get_from(message.get())),
            .to = listText(g_mime_message_get_to(message.get())),
            .subject = QString::fromUtf8(g_mime_message_get_subject(message.get())),
            .date = dateOf(message.get()),
            .text = bodyText(message.get())};
}

} // namespace posthorn::mime
