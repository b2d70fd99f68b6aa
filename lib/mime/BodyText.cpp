// SPDX-License-Identifier: MIT
#include "mime/BodyText.h"

#include <QString>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usualLine = 78;

QByteArray withLineBreaks(QStringView text)
{
    QString lines = text.toString();
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (!lines.isEmpty() && !lines.endsWith(u'\n'))
        lines += u'\n';
    return lines.toUtf8();
}

bool isPrintable(char c)
{
    return (c >= ' ' && c <= '~') || c == '\t' || c == '\n';
}

bool hasLongLine(const QByteArray &text)
{
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype end = text.indexOf('\n', begin);
        if ((end < 0 ? text.size() : end) - begin > usualLine)
            return true;
        begin = end < 0 ? text.size() : end + 1;
    }
    return false;
}

/// Quoted-printable stays readable in a raw view; it is given up where it would double the text.
GMimeContentEncoding encodingFor(const QByteArray &text)
{
    const auto plain = std::ranges::count_if(text, [](char c) { return isPrintable(c) && c != '='; });
    const qsizetype escaped = text.size() - plain;
    if (std::ranges::all_of(text, isPrintable) && !hasLongLine(text))
        return GMIME_CONTENT_ENCODING_7BIT;
    return plain + 3 * escaped <= 2 * text.size() ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
                                                  : GMIME_CONTENT_ENCODING_BASE64;
}

} // namespace

Ref<GMimeObject> textPart(QStringView text, const char *subtype)
{
    QByteArray bytes = withLineBreaks(text);
    const GMimeContentEncoding encoding = encodingFor(bytes);
    // The other two leave line breaks as such, and the writer makes them CRLF (RFC 2045 §6.8).
    if (encoding == GMIME_CONTENT_ENCODING_BASE64)
        bytes.replace("\n", "\r\n");

    const auto stream = streamOf(bytes);
    const Ref<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    // Not g_mime_text_part_set_text, which turns to iso-8859-1 wherever that fits.
    GMimePart *part = g_mime_part_new_with_type("text", subtype);
    Ref<GMimeObject> object(GMIME_OBJECT(part));
    g_mime_object_set_content_type_parameter(object.get(), "charset", "utf-8");
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part, encoding);
    return object;
}

} // namespace posthorn::mime
