// SPDX-License-Identifier: MIT
#include "mime/FilePart.h"

#include "mime/NameParameter.h"
#include "mime/SevenBitLines.h"
#include "mime/SnapshotStream.h"

#include <QStringDecoder>
#include <array>

namespace posthorn::mime {

namespace {

constexpr qint64 headBytes = qint64{64} * 1024;

/// Written as they are: GMime would put the names into forms of its own.
void setFields(GMimeObject *part, const QByteArray &type, const QByteArray &disposition, const QString &name)
{
    GMimeHeaderList *fields = g_mime_object_get_header_list(part);
    g_mime_header_list_append(fields, "Content-Disposition", disposition.constData(), nullptr);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(fields, "Content-Type"),
                                typeWith(type, name).constData());
    g_mime_header_set_raw_value(g_mime_header_list_get_header(fields, "Content-Disposition"),
                                dispositionWith(disposition, name).constData());
}

bool isSevenBit(const Snapshot &content)
{
    SevenBitLines lines;
    std::array<char, 65'536> block{};
    for (qint64 at = 0; at < content.size();) {
        const qint64 got = content.read(block.data(), qint64{block.size()}, at);
        if (got <= 0 || !lines.take(QByteArrayView(block.data(), qsizetype{got})))
            return false;
        at += got;
    }
    return content.size() > 0 && lines.isEnded();
}

/// A reader that shows a text needs to know; of what cannot be told nothing is said.
QByteArray withCharset(const QByteArray &type, const Snapshot &content)
{
    if (!type.toLower().startsWith("text/"))
        return type;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(content.first(headBytes));
    return decoder.hasError() || text.contains(QChar(u'\0')) ? type : type + "; charset=utf-8";
}

Ref<GMimeObject> partOf(const AttachedFile &file, const QByteArray &disposition)
{
    needGMime();
    const bool isMessage = file.type.toLower().startsWith("message/");
    // A message must not be in base64 (RFC 2046 §5.2.1); one that is not 7-bit clean travels as plain bytes.
    const bool asMessage = isMessage && isSevenBit(*file.content);
    const QByteArray type = isMessage && !asMessage ? "application/octet-stream" : file.type;
    const qsizetype slash = type.indexOf('/');

    const auto stream = streamOf(*file.content);
    const Ref<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    GMimePart *part =
        g_mime_part_new_with_type(type.first(slash).constData(), type.sliced(slash + 1).constData());
    Ref<GMimeObject> object(GMIME_OBJECT(part));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part,
                                     asMessage ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_BASE64);
    setFields(object.get(), withCharset(type, *file.content), disposition, file.name);
    return object;
}

} // namespace

Ref<GMimeObject> attachmentPart(const AttachedFile &file)
{
    return partOf(file, "attachment");
}

Ref<GMimeObject> inlinePart(const AttachedFile &file)
{
    auto part = partOf(file, "inline");
    const QByteArray id = '<' + file.contentId.toLatin1() + '>';
    g_mime_header_list_append(g_mime_object_get_header_list(part.get()), "Content-ID", id.constData(),
                              nullptr);
    return part;
}

} // namespace posthorn::mime
