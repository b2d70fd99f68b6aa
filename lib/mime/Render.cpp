// SPDX-License-Identifier: MIT
#include "mime/Render.h"

#include "mime/DraftRules.h"
#include "mime/EnvelopeOf.h"
#include "mime/HeaderBlock.h"
#include "mime/MimeTree.h"
#include "mime/Spool.h"
#include "mime/SpoolStream.h"

#include <cerrno>

namespace posthorn::mime {

namespace {

/// Above this a message goes to a file: one of 100 MB shall not cost 100 MB of memory.
constexpr qint64 mostInMemory = qint64(1024) * 1024;

struct Parts
{
    QByteArray header{};
    Ref<GMimeObject> tree{};
};

bool write(const Parts &parts, GMimeStream *stream)
{
    const FormatRef format(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    return g_mime_stream_write(stream, parts.header.constData(), static_cast<size_t>(parts.header.size())) ==
               parts.header.size() &&
           g_mime_object_write_to_stream(parts.tree.get(), format.get(), stream) != -1;
}

Result<QByteArray> inMemory(const Parts &parts)
{
    const Ref<GMimeStream> stream(g_mime_stream_mem_new());
    if (!write(parts, stream.get()))
        return spoolProblem(errno);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), static_cast<qsizetype>(bytes->len));
}

Result<std::shared_ptr<Spool>> inFile(const Parts &parts)
{
    auto spool = Spool::create();
    if (!spool)
        return spool.problem();
    const auto stream = streamInto(**spool);
    if (!write(parts, stream.get()) || g_mime_stream_flush(stream.get()) == -1)
        return spoolProblem(errno);
    return spool;
}

template <class Bytes>
Result<Message> finished(const Draft &draft, const Stamp &stamp, const Result<Bytes> &bytes)
{
    return bytes ? Result<Message>(Message(envelopeOf(draft), messageIdOf(draft, stamp), *bytes))
                 : Result<Message>(bytes.problem());
}

} // namespace

Result<Message> render(const Draft &draft, const Stamp &stamp)
{
    if (const Outcome outcome = judged(draft, stamp); !outcome)
        return outcome.problem();
    return written(draft, stamp, {});
}

Result<Message> written(const Draft &draft, const Stamp &stamp, const QByteArray &inFront)
{
    const auto bodies = bodiesOf(draft);
    if (!bodies)
        return bodies.problem();
    const auto header = headerOf(draft, stamp);
    if (!header)
        return header.problem();

    qint64 expected = bodies->plain.size() + bodies->html.size();
    for (const AttachedFile &file : draft.attachments)
        expected += file.size();
    const Parts parts{inFront + *header, treeOf(*bodies, draft.flowed, stamp.boundary)};
    return expected > mostInMemory ? finished(draft, stamp, inFile(parts))
                                   : finished(draft, stamp, inMemory(parts));
}

} // namespace posthorn::mime
