// SPDX-License-Identifier: MIT
#pragma once
// Drafts of every shape of message: the files of tests/data/mime/golden.

#include "DraftJson.h"
#include "Drafts.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace posthorn::mime {

struct Shape
{
    QByteArray name{};
    Draft draft{};
};

inline const QString goldenFolder = QStringLiteral(TEST_DATA "/mime/golden/");

inline std::vector<Shape> loadShapes()
{
    std::vector<Shape> all;
    for (const QString &name : QDir(goldenFolder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(goldenFolder + name);
        const bool opened = file.open(QIODevice::ReadOnly);
        const auto document = QJsonDocument::fromJson(opened ? file.readAll() : QByteArray());
        if (!document.isObject())
            qFatal("%s is no draft", qPrintable(name));
        all.push_back({.name = name.chopped(5).toUtf8(), .draft = draftFromJson(document.object())});
    }
    return all;
}

inline const std::vector<Shape> &shapes()
{
    static const std::vector<Shape> all = loadShapes();
    return all;
}

/// A row of test data for each, with its place.
inline void rowForEachShape()
{
    QTest::addColumn<int>("shape");
    int place = 0;
    for (const Shape &shape : shapes())
        QTest::newRow(shape.name.constData()) << place++;
}

} // namespace posthorn::mime
