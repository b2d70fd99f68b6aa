// SPDX-License-Identifier: MIT
#include "diagnose/Data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initDiagnoseData()
{
    Q_INIT_RESOURCE(diagnose);
}

namespace posthorn::diagnose {

QJsonObject builtInData(const char *name)
{
    initDiagnoseData();
    QFile file(u":/diagnose/%1.json"_s.arg(QLatin1StringView(name)));
    QJsonParseError error;
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("The built-in %s are damaged: %s", name, qUtf8Printable(error.errorString()));
    return document.object();
}

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    for (const auto &item : value.toArray())
        all.append(item.toString());
    return all;
}

} // namespace posthorn::diagnose
