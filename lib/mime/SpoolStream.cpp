// SPDX-License-Identifier: MIT
#include "mime/SpoolStream.h"

#include "mime/Spool.h"

#include <new>

namespace posthorn::mime {

namespace {

/// GMime hands out 4 KB at a time, and its own file stream seeks before each.
constexpr qsizetype pieceBytes = qsizetype{256} * 1024;

struct Stream
{
    GMimeStream base{};
    Spool *spool = nullptr;
    QByteArray piece{};
};

int flush(GMimeStream *stream)
{
    auto *self = reinterpret_cast<Stream *>(stream);
    const Outcome written = self->spool->write(self->piece);
    self->piece.resize(0); // keeps its room
    return written ? 0 : -1;
}

ssize_t write(GMimeStream *stream, const char *data, size_t size)
{
    auto *self = reinterpret_cast<Stream *>(stream);
    self->piece.append(data, static_cast<qsizetype>(size));
    stream->position += static_cast<gint64>(size);
    return self->piece.size() >= pieceBytes && flush(stream) == -1 ? -1 : static_cast<ssize_t>(size);
}

void finalize(GObject *object)
{
    reinterpret_cast<Stream *>(object)->piece.~QByteArray();
    G_OBJECT_CLASS(g_type_class_peek(GMIME_TYPE_STREAM))->finalize(object);
}

void fill(gpointer type, gpointer)
{
    static_cast<GObjectClass *>(type)->finalize = finalize;
    auto *stream = static_cast<GMimeStreamClass *>(type);
    stream->write = write;
    stream->flush = flush;
}

} // namespace

Ref<GMimeStream> streamInto(Spool &spool)
{
    needGMime();
    static const GType type =
        g_type_register_static_simple(GMIME_TYPE_STREAM, "PosthornSpoolStream", sizeof(GMimeStreamClass),
                                      fill, sizeof(Stream), nullptr, G_TYPE_FLAG_FINAL);
    auto *stream = static_cast<Stream *>(g_object_new(type, nullptr));
    stream->spool = &spool;
    new (&stream->piece) QByteArray;
    stream->piece.reserve(pieceBytes + 8192);
    g_mime_stream_construct(&stream->base, 0, -1);
    return Ref<GMimeStream>(&stream->base);
}

} // namespace posthorn::mime
