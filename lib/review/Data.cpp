// SPDX-License-Identifier: MIT
#include "review/Data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initReviewData()
{
    Q_INIT_RESOURCE(review);
}

namespace posthorn::review {

QJsonObject data(const QString &name)
{
    initReviewData();
    QFile file(u":/review/%1.json"_s.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    const auto document = QJsonDocument::fromJson(opened ? file.readAll() : QByteArray());
    if (!document.isObject())
        qFatal("The built-in data are damaged: %s", qUtf8Printable(file.fileName()));
    return document.object();
}

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    for (const auto &item : value.toArray())
        all.append(item.toString());
    return all;
}

QMap<QString, QString> words(const QJsonValue &value)
{
    QMap<QString, QString> all;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        all.insert(it.key(), it->toString());
    return all;
}

} // namespace posthorn::review
