// SPDX-License-Identifier: MIT
#pragma once
// What a look at a draft found, in words.

#include "base/Finding.h"

#include <QLocale>

namespace posthorn::explain {

struct FindingWords
{
    QString title{};
    QString advice{}; ///< what to do

    bool operator==(const FindingWords &) const = default;
};

/// Both, with the full stop of their language between them.
[[nodiscard]] QString inOneLine(const FindingWords &words);
/// `texts` with its gaps filled from the finding's arguments; those whose names begin with "bytes" are shown
/// as sizes, the way `locale` writes them.
[[nodiscard]] FindingWords wordsOf(const Finding &finding, const FindingWords &texts, const QLocale &locale);

} // namespace posthorn::explain
