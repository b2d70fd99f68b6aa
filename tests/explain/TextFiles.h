// SPDX-License-Identifier: MIT
#pragma once
// resources/explain as data: one file a language, each with the same keys.

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace texts {

inline QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

inline QJsonObject file(const QString &language)
{
    return objectIn(QStringLiteral(SOURCE_DIR "/resources/explain/%1.json").arg(language));
}

inline QJsonObject wording()
{
    return objectIn(QStringLiteral(TEST_DATA "/explain/wording.json"));
}

inline void flatten(const QJsonValue &value, const QString &path, QMap<QString, QString> &all)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(*it, path + u'/' + it.key(), all);
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            flatten(value.toArray().at(i), path + u'/' + QString::number(i), all);
    } else {
        all.insert(path, value.toVariant().toString());
    }
}

/// "/causes/net.refused/steps/0" → its text, for everything but what a language is free to write its own way.
inline QMap<QString, QString> flat(const QString &language)
{
    QJsonObject all = file(language);
    all.remove(QStringLiteral("language"));
    all.remove(QStringLiteral("forms"));
    QMap<QString, QString> texts;
    flatten(all, {}, texts);
    return texts;
}

} // namespace texts
