// SPDX-License-Identifier: MIT
#pragma once
// Ownership over GMime: whoever holds a Ref owns one reference. GMime's `add` and `set` functions take their
// own, its `get` functions lend.

#include <QByteArrayView>
#include <gmime/gmime.h>
#include <memory>

namespace posthorn::mime {

struct Unref
{
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;

struct FreeText
{
    void operator()(char *text) const { g_free(text); }
};
using TextRef = std::unique_ptr<char, FreeText>;

struct FreeFormat
{
    void operator()(GMimeFormatOptions *options) const { g_mime_format_options_free(options); }
};
using FormatRef = std::unique_ptr<GMimeFormatOptions, FreeFormat>;

/// GMime's own tables, filled once per process; anybody may ask, from any thread.
void needGMime();

/// A stream that reads a copy of `bytes`.
[[nodiscard]] Ref<GMimeStream> streamOf(QByteArrayView bytes);

} // namespace posthorn::mime
