// SPDX-License-Identifier: MIT
#include "base/BuiltIn.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace posthorn {

QJsonObject builtIn(const QString &path)
{
    QFile file(path);
    QJsonParseError error;
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        qFatal("The built-in %s is damaged: %s", qUtf8Printable(path), qUtf8Printable(error.errorString()));
    return document.object();
}

QStringList strings(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    QStringList all;
    all.reserve(array.size());
    for (const auto &item : array)
        all.append(item.toString());
    return all;
}

} // namespace posthorn
