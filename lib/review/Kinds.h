// SPDX-License-Identifier: MIT
#pragma once
// Everything that can be found: the one place that knows the ids, how grave each is and which arguments it
// has.

#include "base/Finding.h"

#include <QStringList>
#include <vector>

namespace posthorn::review {

struct Kind
{
    QString id{};
    Finding::Severity severity = Finding::Severity::Hints;
    QStringList arguments{};
};
[[nodiscard]] const std::vector<Kind> &allKinds();

/// Of one of these kinds; its arguments are the kind's own, no more and no less.
[[nodiscard]] Finding found(QLatin1StringView id, Finding::Field field,
                            const QMap<QString, QString> &arguments = {});

} // namespace posthorn::review
