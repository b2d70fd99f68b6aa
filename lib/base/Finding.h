// SPDX-License-Identifier: MIT
#pragma once
// What a look at a draft found before anything leaves: an id with its arguments, never words.

#include <QMap>
#include <QMetaType>
#include <QString>

namespace posthorn {

struct Finding
{
    enum class Severity {
        Stops, ///< it cannot go out like this
        Asks,  ///< it can, when the person says so
        Hints  ///< good to know, nothing to decide
    };
    /// Where the person would change it.
    enum class Field { From, To, Cc, Bcc, ReplyTo, Subject, Text, Attachments };

    QString id{}; ///< "address.mistyped"; lib/review lists them all
    Severity severity = Severity::Hints;
    Field field = Field::Text;
    QMap<QString, QString> arguments{};

    bool operator==(const Finding &) const = default;
};

/// "stops", "asks", "hints"
[[nodiscard]] QLatin1StringView idOf(Finding::Severity severity);
/// "to", "reply-to", "attachments"
[[nodiscard]] QLatin1StringView idOf(Finding::Field field);

} // namespace posthorn

Q_DECLARE_METATYPE(posthorn::Finding)
