// SPDX-License-Identifier: MIT
#pragma once
// A command line taken apart (RFC 5321 section 4.1.1).

#include <QByteArrayList>
#include <optional>

namespace posthorn::scenario {

struct Command
{
    QByteArray verb{}; ///< in capitals
    QByteArray argument{};
};
[[nodiscard]] Command parseCommand(const QByteArray &line);
/// The start of an AUTH command, which may be longer than others.
[[nodiscard]] bool startsAuth(QByteArrayView bytes);
/// The first words of a request of the web.
[[nodiscard]] bool looksLikeHttp(const QByteArray &line);

struct PathArgument
{
    QByteArray path{}; ///< without brackets
    QByteArrayList parameters{};
};
/// `word` is "FROM:" or "TO:". A blank behind the colon is common in the wild and taken.
[[nodiscard]] std::optional<PathArgument> parsePath(const QByteArray &argument, const QByteArray &word);

/// The octets and LAST of "BDAT 12 LAST"; nothing when it is not written so.
struct ChunkArgument
{
    qint64 octets = 0;
    bool last = false;
};
[[nodiscard]] std::optional<ChunkArgument> parseChunk(const QByteArray &argument);

} // namespace posthorn::scenario
