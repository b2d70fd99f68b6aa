// SPDX-License-Identifier: MIT
#include "mime/GMimeRef.h"

#include <mutex>

namespace posthorn::mime {

void needGMime()
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

Ref<GMimeStream> streamOf(QByteArrayView bytes)
{
    needGMime();
    const char *data = bytes.isEmpty() ? "" : bytes.data(); // GMime takes no null pointer, even for nothing
    return Ref<GMimeStream>(g_mime_stream_mem_new_with_buffer(data, static_cast<size_t>(bytes.size())));
}

} // namespace posthorn::mime
