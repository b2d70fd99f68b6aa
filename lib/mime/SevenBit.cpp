// SPDX-License-Identifier: MIT
#include "mime/SevenBit.h"

#include "mime/GMimeRef.h"
#include "mime/SevenBitLines.h"

#include <QStringDecoder>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr auto encodingField = "Content-Transfer-Encoding"_L1;

bool isSigned(const RawPart &part)
{
    return part.type == "multipart/signed" || part.field("DKIM-Signature"_L1) ||
           part.field("ARC-Message-Signature"_L1);
}

QByteArray encoded(QByteArrayView bytes, GMimeContentEncoding encoding)
{
    GMimeEncoding state;
    g_mime_encoding_init_encode(&state, encoding);
    const auto size = static_cast<std::size_t>(bytes.size());
    QByteArray text(static_cast<qsizetype>(g_mime_encoding_outlen(&state, size)), Qt::Uninitialized);
    text.truncate(static_cast<qsizetype>(g_mime_encoding_flush(&state, bytes.data(), size, text.data())));
    return withCrLf(text);
}

void addField(RawPart &part, const QByteArray &name, const QByteArray &value)
{
    if (!part.fields.empty() && !part.fields.back().bytes.endsWith('\n'))
        part.fields.back().bytes += "\r\n";
    part.fields.push_back({.name = name, .bytes = name + ": " + value + "\r\n"});
}

void setEncoding(RawPart &part, const QByteArray &encoding)
{
    const auto isEncoding = [](const RawField &field) { return field.isNamed(encodingField); };
    const auto found = std::ranges::find_if(part.fields, isEncoding);
    if (found == part.fields.end())
        return addField(part, "Content-Transfer-Encoding", encoding);
    found->bytes = found->name + ": " + encoding + "\r\n";
    part.fields.erase(std::remove_if(found + 1, part.fields.end(), isEncoding), part.fields.end());
}

/// Text without any word on its charset (RFC 1428 §3 for what cannot be told).
void nameCharset(RawPart &part)
{
    if (part.field("Content-Type"_L1))
        return;
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder.decode(part.content);
    addField(part, "Content-Type",
             decoder.hasError() ? "text/plain; charset=unknown-8bit" : "text/plain; charset=utf-8");
}

/// Quoted-printable stays readable in a raw view; it is given up where it would double the text.
bool isBetterInBase64(QByteArrayView text)
{
    const auto escaped =
        std::ranges::count_if(text, [](char c) { return (c < ' ' && c != '\n' && c != '\t') || c == '='; });
    return 2 * escaped > text.size();
}

void encodeText(RawPart &part)
{
    if (part.type == "text/plain")
        nameCharset(part);
    QByteArray lines = withCrLf(part.content);
    const QByteArray unix = QByteArray(lines).replace("\r\n", "\n");
    const bool inBase64 = !part.type.startsWith("text/") || isBetterInBase64(unix);
    part.content = inBase64 ? encoded(lines, GMIME_CONTENT_ENCODING_BASE64)
                            : encoded(unix, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    setEncoding(part, inBase64 ? "base64" : "quoted-printable");
}

bool isSevenBit(const QByteArray &content)
{
    SevenBitLines lines;
    return lines.take(withCrLf(content));
}

void convertLeaf(RawPart &part)
{
    const QString encoding = part.value(encodingField).toLower();
    const bool isBinary = encoding == "binary"_L1;
    const bool isIdentity = isBinary || encoding.isEmpty() || encoding == "7bit"_L1 || encoding == "8bit"_L1;
    // RFC 2045 §6.4: multipart and message types may be in no encoding.
    if (!isIdentity || part.type.startsWith("multipart/") || part.type.startsWith("message/"))
        return;
    const bool isText = part.type.startsWith("text/");
    if (isBinary && (!isText || part.content.contains('\0'))) {
        part.content = encoded(part.content, GMIME_CONTENT_ENCODING_BASE64);
        setEncoding(part, "base64");
    } else if (!part.content.contains('\0') && !isSevenBit(part.content)) {
        encodeText(part);
    } else if (isBinary) {
        setEncoding(part, "7bit");
    }
}

void convertMessage(RawPart &message);

void convert(RawPart &part)
{
    if (part.parts.empty())
        return convertLeaf(part);
    for (RawPart &inner : part.parts) {
        if (!part.isMultipart()) {
            convertMessage(inner);
        } else if (!isSigned(inner)) {
            makeHeaderAscii(inner.fields);
            convert(inner);
        }
    }
    // What stands around the parts is for no reader (RFC 2046 §5.1.1).
    for (QByteArray *around : {&part.content, &part.tail}) {
        if (isEightBit(*around))
            erase_if(*around, [](char c) { return c < 0; });
    }
    const bool isClean =
        std::ranges::none_of(part.parts, [](const RawPart &inner) { return isEightBit(inner.bytes()); });
    if (isClean && part.field(encodingField))
        setEncoding(part, "7bit");
}

void convertMessage(RawPart &message)
{
    if (isSigned(message))
        return;
    makeHeaderAscii(message.fields);
    const QString before = message.value(encodingField);
    convert(message);
    if (message.value(encodingField) != before && !message.field("MIME-Version"_L1))
        addField(message, "MIME-Version", "1.0");
}

} // namespace

void makeSevenBit(RawPart &message)
{
    needGMime();
    convertMessage(message);
}

} // namespace posthorn::mime
