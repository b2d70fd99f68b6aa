// SPDX-License-Identifier: MIT
#pragma once
// Reads the fields of one JSON object and remembers the first thing that is wrong. No field is passed over:
// one that nobody asked for is wrong too, since saving would lose it.

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <optional>

namespace posthorn::accounts {

enum class Presence { Required, Optional };

class FieldReader
{
public:
    FieldReader(const QJsonValue &value, QString place);

    [[nodiscard]] QString text(QLatin1StringView key, Presence presence = Presence::Required);
    /// Text in which line breaks are allowed.
    [[nodiscard]] QString lines(QLatin1StringView key, Presence presence = Presence::Required);
    [[nodiscard]] bool flag(QLatin1StringView key, Presence presence = Presence::Required);
    [[nodiscard]] quint16 port(QLatin1StringView key);
    [[nodiscard]] QJsonArray array(QLatin1StringView key, Presence presence = Presence::Required);
    /// Undefined when there is none.
    [[nodiscard]] QJsonValue object(QLatin1StringView key, Presence presence = Presence::Required);

    [[nodiscard]] QString placeOf(QLatin1StringView key) const;
    /// Remembers `words` unless something was wrong before.
    void blame(const QString &place, const QString &words);
    /// Call last: what is wrong, if anything, strangers among the keys included.
    [[nodiscard]] std::optional<QString> fault();

private:
    [[nodiscard]] QJsonValue take(QLatin1StringView key, QJsonValue::Type type, Presence presence);

    QJsonObject m_object{};
    QString m_place{};
    QSet<QString> m_asked{};
    std::optional<QString> m_fault{};
};

} // namespace posthorn::accounts
