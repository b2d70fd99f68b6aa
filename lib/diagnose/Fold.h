// SPDX-License-Identifier: MIT
#pragma once
// Texts made comparable: rules are written in folded words, so that case, line breaks, hyphens, typographic
// quotes and the codes repeated on every line of a reply do not matter.

#include <QString>
#include <vector>

namespace posthorn::diagnose {

struct Folded
{
    QString text{};                  ///< lower case, single blanks
    std::vector<qsizetype> origin{}; ///< for each character of `text`, where it came from
};

[[nodiscard]] Folded fold(QStringView text);
/// Length of the "535 5.7.8", "535-" or "5.7.8" that starts at `at`, 0 when none does.
[[nodiscard]] qsizetype replyCodeLength(QStringView text, qsizetype at);
/// Length of an "x.y.z" of RFC 3463 that starts at `at`, 0 when none does; an address or version is none.
[[nodiscard]] qsizetype enhancedCodeLength(QStringView text, qsizetype at);

} // namespace posthorn::diagnose
