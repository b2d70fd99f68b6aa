// SPDX-License-Identifier: MIT
#include "mime/SnapshotStream.h"

namespace posthorn::mime {

namespace {

struct Stream
{
    GMimeStream base{};
    const Snapshot *snapshot = nullptr;
};

gint64 endOf(const GMimeStream *stream)
{
    return stream->bound_end == -1 ? reinterpret_cast<const Stream *>(stream)->snapshot->size()
                                   : stream->bound_end;
}

ssize_t read(GMimeStream *stream, char *data, size_t most)
{
    const auto left = std::max<gint64>(endOf(stream) - stream->position, 0);
    const auto *snapshot = reinterpret_cast<const Stream *>(stream)->snapshot;
    const gint64 got = snapshot->read(data, std::min(left, static_cast<gint64>(most)), stream->position);
    stream->position += std::max<gint64>(got, 0);
    return got;
}

gboolean isAtEnd(GMimeStream *stream)
{
    return stream->position >= endOf(stream);
}

int reset(GMimeStream *stream)
{
    stream->position = stream->bound_start;
    return 0;
}

gint64 seek(GMimeStream *stream, gint64 offset, GMimeSeekWhence whence)
{
    const gint64 from = whence == GMIME_STREAM_SEEK_SET   ? 0
                        : whence == GMIME_STREAM_SEEK_CUR ? stream->position
                                                          : endOf(stream);
    if (from + offset < stream->bound_start || from + offset > endOf(stream))
        return -1;
    return stream->position = from + offset;
}

gint64 length(GMimeStream *stream)
{
    return endOf(stream) - stream->bound_start;
}

GMimeStream *make(const Snapshot &snapshot, gint64 start, gint64 end);

GMimeStream *part(GMimeStream *stream, gint64 start, gint64 end)
{
    return make(*reinterpret_cast<const Stream *>(stream)->snapshot, start, end);
}

void fill(gpointer type, gpointer)
{
    auto *stream = static_cast<GMimeStreamClass *>(type);
    stream->read = read;
    stream->eos = isAtEnd;
    stream->reset = reset;
    stream->seek = seek;
    stream->length = length;
    stream->substream = part;
}

GMimeStream *make(const Snapshot &snapshot, gint64 start, gint64 end)
{
    static const GType type =
        g_type_register_static_simple(GMIME_TYPE_STREAM, "PosthornSnapshotStream", sizeof(GMimeStreamClass),
                                      fill, sizeof(Stream), nullptr, G_TYPE_FLAG_FINAL);
    auto *stream = static_cast<Stream *>(g_object_new(type, nullptr));
    stream->snapshot = &snapshot;
    g_mime_stream_construct(&stream->base, start, end);
    return &stream->base;
}

} // namespace

Ref<GMimeStream> streamOf(const Snapshot &snapshot)
{
    needGMime();
    return Ref<GMimeStream>(make(snapshot, 0, snapshot.size()));
}

} // namespace posthorn::mime
