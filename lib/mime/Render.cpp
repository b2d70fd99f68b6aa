// SPDX-License-Identifier: MIT
#include "mime/Render.h"

#include "mime/DraftRules.h"
#include "mime/EnvelopeOf.h"
#include "mime/HeaderBlock.h"
#include "mime/Spool.h"
#include "mime/SpoolStream.h"
#include "mime/Writing.h"

#include <cerrno>

namespace posthorn::mime {

namespace {

Result<QByteArray> inMemory(const Writing &writing)
{
    const Ref<GMimeStream> stream(g_mime_stream_mem_new());
    if (!writing.writeTo(stream.get()))
        return spoolProblem(errno);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), static_cast<qsizetype>(bytes->len));
}

Result<std::shared_ptr<Spool>> inFile(const Writing &writing)
{
    auto spool = Spool::create();
    if (!spool)
        return spool.problem();
    const auto stream = streamInto(**spool);
    if (!writing.writeTo(stream.get()))
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
    return written(draft, stamp, QByteArray());
}

Result<Message> written(const Draft &draft, const Stamp &stamp, const QByteArray &inFront)
{
    const auto writing = Writing::of(draft, stamp, inFront);
    return writing ? written(draft, stamp, **writing) : writing.problem();
}

Result<Message> written(const Draft &draft, const Stamp &stamp, const Writing &writing)
{
    return writing.isLarge() ? finished(draft, stamp, inFile(writing))
                             : finished(draft, stamp, inMemory(writing));
}

} // namespace posthorn::mime
