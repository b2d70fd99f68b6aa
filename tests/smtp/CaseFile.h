// SPDX-License-Identifier: MIT
#pragma once
// One case of a dialogue as a JSON file: `scenario` (how the server behaves), `plan` (what is wanted), and
// `expect` (how it ends). `expectWhole`, `expectByLine`, `expectByByte` say where the cut makes a difference:
// a fragment that came with its segment is seen at once, one that comes later meets the next command.

#include "support/Theatre.h"

#include <QJsonObject>

namespace casefile {

struct File
{
    posthorn::test::Play play{};
    QJsonObject all{}; ///< the whole file
    QJsonObject expect{};
    std::array<QJsonObject, 3> expectAt{}; ///< by Cut
    QString fault{};                       ///< why the file cannot be read; empty when it can
};
[[nodiscard]] File read(const QString &path);

/// What came of a performance, in the words of `expect`; only the keys that `wanted` has.
[[nodiscard]] QJsonObject outcome(const posthorn::test::Performance &seen, const QJsonObject &wanted);

} // namespace casefile
