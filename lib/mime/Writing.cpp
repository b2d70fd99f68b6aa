// SPDX-License-Identifier: MIT
#include "mime/Writing.h"

#include "mime/HeaderBlock.h"
#include "mime/MimeTree.h"
#include "mime/ShortContents.h"

namespace posthorn::mime {

namespace {

constexpr qint64 mostInMemory = qint64(1024) * 1024;

} // namespace

Writing::Writing(QByteArray header, Bodies bodies, const Draft &draft, const Stamp &stamp)
    : m_header(std::move(header)),
      m_bodies(std::move(bodies)),
      m_tree(treeOf(m_bodies, draft.flowed, stamp.boundary))
{
}

Result<std::shared_ptr<const Writing>> Writing::of(const Draft &draft, const Stamp &stamp,
                                                   const QByteArray &inFront)
{
    auto bodies = bodiesOf(draft);
    if (!bodies)
        return bodies.problem();
    const auto header = headerOf(draft, stamp);
    if (!header)
        return header.problem();
    return std::shared_ptr<const Writing>(
        new Writing(inFront + *header, std::move(bodies).value(), draft, stamp));
}

bool Writing::writeTo(GMimeStream *stream) const
{
    const FormatRef format(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    return g_mime_stream_write(stream, m_header.constData(), static_cast<size_t>(m_header.size())) ==
               m_header.size() &&
           g_mime_object_write_to_stream(m_tree.get(), format.get(), stream) != -1 &&
           g_mime_stream_flush(stream) != -1;
}

bool Writing::isLarge() const
{
    qint64 expected = m_bodies.plain.size() + m_bodies.html.size();
    for (const auto &files : {std::cref(m_bodies.shown), std::cref(m_bodies.attached)}) {
        for (const AttachedFile &file : files.get())
            expected += file.size();
    }
    return expected > mostInMemory;
}

qint64 Writing::size() const
{
    const ShortContents shortened(m_tree.get());
    const Ref<GMimeStream> nowhere(g_mime_stream_null_new());
    return writeTo(nowhere.get())
               ? static_cast<qint64>(GMIME_STREAM_NULL(nowhere.get())->written) + shortened.leftOut()
               : -1;
}

} // namespace posthorn::mime
