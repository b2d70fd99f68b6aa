// SPDX-License-Identifier: MIT
#pragma once
// Bytes in, whole replies out (RFC 5321 §4.2). Bounded: 64 KB a line, 256 KB or 512 lines a reply.

#include "base/Result.h"

namespace posthorn::smtp {

class ReplyReader
{
public:
    static constexpr qsizetype maxLine = 65'536;
    static constexpr qsizetype maxReply = 262'144;
    static constexpr qsizetype maxLines = 512;

    void feed(QByteArrayView bytes);
    /// The next whole reply, nothing while it is incomplete, or what is wrong with the bytes: NotSmtp (the
    /// first bytes ever are no reply), ReplyMalformed, ReplyTooLarge. After a Problem the reader yields it
    /// for ever.
    [[nodiscard]] std::optional<Result<Reply>> next();

    /// Bytes lie here that no next() has taken: a fragment or a further reply.
    [[nodiscard]] bool holdsBytes() const;
    /// What lies here, for the evidence: at most 1 KB.
    [[nodiscard]] QByteArray leftover() const;
    /// Forget everything, as after STARTTLS.
    void clear();

private:
    [[nodiscard]] std::optional<Result<Reply>> takeLine(QByteArrayView line);
    [[nodiscard]] Result<Reply> fail(Problem::Kind kind, QByteArrayView bytes);

    QByteArray m_buffer{};
    qsizetype m_scanned = 0; ///< no LF before this offset
    Reply m_partial{};
    qsizetype m_partialBytes = 0;
    bool m_everWhole = false;
    std::optional<Problem> m_problem{};
};

} // namespace posthorn::smtp
