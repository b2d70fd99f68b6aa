// SPDX-License-Identifier: MIT
#pragma once
// Replies of SMTP servers found in any text around them.

#include "base/Reply.h"

#include <vector>

namespace posthorn::diagnose {

struct FoundReply
{
    qsizetype at = 0;
    int code = 0; ///< 0: only an enhanced code was there
    std::optional<EnhancedCode> enhanced{};
    bool sure = false; ///< it stands where replies stand, not just as a number in a sentence
    QString line{};    ///< from the code to the end of the line
};

/// The negative ones, in the order of the text.
[[nodiscard]] std::vector<FoundReply> repliesIn(const QString &text);
/// The one that tells the cause, with its other lines, and where it stands. A 503 or a 421 behind an earlier
/// refusal only follows from it.
[[nodiscard]] std::optional<std::pair<Reply, qsizetype>> decidingReply(const std::vector<FoundReply> &found);
/// A text of nothing but replies 2yz and 3yz is a yes: its last one.
[[nodiscard]] std::optional<Reply> acceptingReply(const QString &text);

} // namespace posthorn::diagnose
