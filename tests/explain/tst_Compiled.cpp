// SPDX-License-Identifier: MIT
#include "TextFiles.h"
#include "explain/Catalogue.h"
#include "explain/Compiled.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Compiled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void textsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : explain::Catalogue::languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void textsComeBackAsTheyWere()
    {
        QFETCH(QString, language);
        const QByteArray json = QJsonDocument(texts::file(language)).toJson();
        const auto read = explain::textsFromJson(json, language);
        QVERIFY2(read, qPrintable(read ? QString() : read.problem().words));
        QVERIFY(read->causes.size() > 50);
        QVERIFY(explain::textsFromCompiled(explain::compiled(*read)) == *read);
    }
};

QTEST_GUILESS_MAIN(tst_Compiled)
#include "tst_Compiled.moc"
