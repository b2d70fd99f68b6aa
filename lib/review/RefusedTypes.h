// SPDX-License-Identifier: MIT
#pragma once
// Which files large receivers refuse for the ends of their names.

#include <QStringList>

namespace posthorn::review {

enum class Place { Attached, InArchive };

struct Refusal
{
    QString type{}; ///< ".exe"
    QStringList by{};

    bool operator==(const Refusal &) const = default;
};

/// Nobody in `by`: it is taken.
[[nodiscard]] Refusal refusalOf(const QString &fileName, Place place);
/// A zip, which can be looked into.
[[nodiscard]] bool isZip(const QString &fileName);
/// Anything packed.
[[nodiscard]] bool isArchive(const QString &fileName);

} // namespace posthorn::review
