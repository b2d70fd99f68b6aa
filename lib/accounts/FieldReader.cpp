// SPDX-License-Identifier: MIT
#include "accounts/FieldReader.h"

#include <algorithm>
#include <cmath>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"true or false"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Undefined:
        break;
    }
    return u"missing"_s;
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

} // namespace

FieldReader::FieldReader(const QJsonValue &value, QString place)
    : m_object(value.toObject()), m_place(std::move(place))
{
    if (!value.isObject())
        blame(m_place, u"is no object"_s);
}

QString FieldReader::text(QLatin1StringView key, Presence presence)
{
    QString value = lines(key, presence);
    if (std::any_of(value.cbegin(), value.cend(), isControl))
        blame(placeOf(key), u"holds a control character"_s);
    return value;
}

QString FieldReader::lines(QLatin1StringView key, Presence presence)
{
    return take(key, QJsonValue::String, presence).toString();
}

bool FieldReader::flag(QLatin1StringView key, Presence presence)
{
    return take(key, QJsonValue::Bool, presence).toBool();
}

quint16 FieldReader::port(QLatin1StringView key)
{
    const double number = take(key, QJsonValue::Double, Presence::Required).toDouble();
    const bool isPort = number >= 1 && number <= 65535 && std::floor(number) == number;
    if (!isPort)
        blame(placeOf(key), u"is no port (1 to 65535)"_s);
    return isPort ? static_cast<quint16>(number) : quint16(0);
}

QJsonArray FieldReader::array(QLatin1StringView key, Presence presence)
{
    return take(key, QJsonValue::Array, presence).toArray();
}

QJsonValue FieldReader::object(QLatin1StringView key, Presence presence)
{
    return take(key, QJsonValue::Object, presence);
}

QString FieldReader::placeOf(QLatin1StringView key) const
{
    return m_place.isEmpty() ? QString(key) : m_place + u'.' + key;
}

void FieldReader::blame(const QString &place, const QString &words)
{
    if (!m_fault)
        m_fault = place.isEmpty() ? words : place + u": "_s + words;
}

std::optional<QString> FieldReader::fault()
{
    for (const QString &key : m_object.keys()) {
        if (!m_asked.contains(key))
            blame(m_place.isEmpty() ? key : m_place + u'.' + key, u"is not known"_s);
    }
    return m_fault;
}

QJsonValue FieldReader::take(QLatin1StringView key, QJsonValue::Type type, Presence presence)
{
    m_asked.insert(key);
    QJsonValue value = m_object.value(key);
    if (value.type() == type || (value.isUndefined() && presence == Presence::Optional))
        return value;
    blame(placeOf(key), value.isUndefined() ? u"is missing"_s : u"is not %1"_s.arg(nameOf(type)));
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace posthorn::accounts
