// SPDX-License-Identifier: MIT
#include "mime/ShortContents.h"

namespace posthorn::mime {

namespace {

// A line of base64 is 76 characters for 57 octets, and CRLF (RFC 2045 §6.8).
constexpr gint64 octetsOfLine = 57;
constexpr gint64 lengthOfLine = 78;

template <class T>
Ref<T> shared(T *object)
{
    g_object_ref(object);
    return Ref<T>(object);
}

} // namespace

ShortContents::ShortContents(GMimeObject *tree)
{
    if (!GMIME_IS_MULTIPART(tree)) {
        shorten(tree);
        return;
    }
    const auto each = [](GMimeObject *, GMimeObject *part, gpointer self) {
        static_cast<ShortContents *>(self)->shorten(part);
    };
    g_mime_multipart_foreach(GMIME_MULTIPART(tree), each, this);
}

ShortContents::~ShortContents()
{
    for (const Part &one : m_parts)
        g_mime_part_set_content(one.part.get(), one.whole.get());
}

void ShortContents::shorten(GMimeObject *object)
{
    if (!GMIME_IS_PART(object))
        return;
    GMimePart *part = GMIME_PART(object);
    GMimeDataWrapper *whole = g_mime_part_get_content(part);
    GMimeStream *stream = g_mime_data_wrapper_get_stream(whole);
    const gint64 lines = g_mime_stream_length(stream) / octetsOfLine;
    if (g_mime_part_get_content_encoding(part) != GMIME_CONTENT_ENCODING_BASE64 || lines < 2)
        return;
    const gint64 lessLines = lines - 1; // so that it ends as the whole one does
    const Ref<GMimeStream> rest(
        g_mime_stream_substream(stream, lessLines * octetsOfLine, g_mime_stream_length(stream)));
    const Ref<GMimeDataWrapper> shortened(
        g_mime_data_wrapper_new_with_stream(rest.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    m_parts.push_back({shared(part), shared(whole)});
    g_mime_part_set_content(part, shortened.get());
    m_leftOut += lessLines * lengthOfLine;
}

} // namespace posthorn::mime
