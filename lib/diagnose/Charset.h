// SPDX-License-Identifier: MIT
#pragma once
// Which charset octets are in.

#include <QByteArray>
#include <QString>

namespace posthorn::diagnose {

/// The last charset that headers, HTML or XML name: charset="gbk" (RFC 2045 §5.1), encoding="gbk". Empty
/// where none is named.
[[nodiscard]] QByteArray charsetNamedIn(QStringView head);
/// Decided by the mark at the start, then by being valid UTF-8, then by what `declared` or the octets
/// themselves name, then by which charset makes the most usual letters of them. Never fails: in windows-1252
/// every octet means something.
[[nodiscard]] QString decoded(const QByteArray &bytes, const QByteArray &declared = {});

} // namespace posthorn::diagnose
