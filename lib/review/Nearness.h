// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace posthorn::review {

/// How many slips of the hand lie between two words: a letter left out, added or doubled, two neighbours
/// swapped, or a key hit beside the right one. Any other letter in place of the right one counts as two
/// slips, since it rather makes another word. More than `most` is `most + 1`.
[[nodiscard]] int slipsBetween(QStringView typed, QStringView meant, int most);

} // namespace posthorn::review
