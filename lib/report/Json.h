// SPDX-License-Identifier: MIT
#pragma once
// JSON whose keys stay in the order in which they were written, as CLI.md promises (QJsonObject sorts them).

#include "base/Stage.h"

#include <QStringList>
#include <initializer_list>
#include <utility>
#include <vector>

namespace posthorn::report {

/// A piece of finished JSON text.
struct Json
{
    QByteArray text{"null"};

    Json() = default;
    Json(std::nullptr_t) {}
    Json(const QString &value);
    Json(QLatin1StringView value);
    Json(qint64 value) : text(QByteArray::number(value)) {}
    Json(int value) : Json(qint64{value}) {}
    Json(bool value) : text(value ? "true" : "false") {}
    Json(const QStringList &values);
    Json(const std::vector<Json> &values);
    /// Text as it is; the caller knows that it is JSON.
    [[nodiscard]] static Json raw(QByteArray text);
};

using Member = std::pair<const char *, Json>;
[[nodiscard]] Json object(std::initializer_list<Member> members);
[[nodiscard]] Json object(const std::vector<Member> &members);
[[nodiscard]] Json object(const std::vector<std::pair<QString, Json>> &members);
/// null where there is nothing.
[[nodiscard]] Json orNull(const QString &value);
/// One line of a document, ended by LF.
[[nodiscard]] QByteArray document(const Json &json);

} // namespace posthorn::report
