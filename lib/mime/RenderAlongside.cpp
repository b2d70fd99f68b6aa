// SPDX-License-Identifier: MIT
// A large message is encoded while it is sent already.
#include "mime/DraftRules.h"
#include "mime/EnvelopeOf.h"
#include "mime/Growth.h"
#include "mime/HeaderBlock.h"
#include "mime/Render.h"
#include "mime/Spool.h"
#include "mime/SpoolStream.h"
#include "mime/Writing.h"

#include <QThreadPool>
#include <cerrno>

namespace posthorn::mime {

namespace {

void fill(Spool &spool, const Writing &writing)
{
    const auto stream = streamInto(spool);
    if (!writing.writeTo(stream.get()))
        spool.growth()->fail(errno != 0 ? errno : EIO);
}

/// The writing ends with its last reader.
std::shared_ptr<const Spool> toRead(const std::shared_ptr<Spool> &spool)
{
    return {spool.get(), [spool](const Spool *) { spool->growth()->forget(); }};
}

} // namespace

Result<Message> renderAlongside(const Draft &draft, const Stamp &stamp)
{
    if (const Outcome outcome = judged(draft, stamp); !outcome)
        return outcome.problem();
    const auto writing = Writing::of(draft, stamp, {});
    if (!writing)
        return writing.problem();
    if (!(*writing)->isLarge())
        return written(draft, stamp, **writing);
    const auto spool = Spool::growing((*writing)->size());
    if (!spool)
        return spool.problem();
    QThreadPool::globalInstance()->start([spool = *spool, writing = *writing] { fill(*spool, *writing); });
    return Message(envelopeOf(draft), messageIdOf(draft, stamp), toRead(*spool));
}

} // namespace posthorn::mime
