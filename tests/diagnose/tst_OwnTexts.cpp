// SPDX-License-Identifier: MIT
// tests/data/diagnose/CAUSE/NAME.txt: what people hold in their hands, each with the cause that its folder
// names; origins.json says where each comes from. tests/diagnose/record makes those of real programs again.
#include "diagnose/Causes.h"
#include "diagnose/Judge.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

static const QString folder = QStringLiteral(TEST_DATA "/diagnose");

static QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

class tst_OwnTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachTextHasTheCauseOfItsFolder_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("cause");
        QDirIterator files(folder, {u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QFileInfo file(files.next());
            const QString cause = file.dir().dirName();
            QTest::newRow(qPrintable(cause + u'/' + file.baseName())) << file.filePath() << cause;
        }
    }
    void eachTextHasTheCauseOfItsFolder()
    {
        QFETCH(QString, path);
        QFETCH(QString, cause);
        const diagnose::Facts facts = diagnose::extract(contents(path));
        const diagnose::Judge &judge = diagnose::Judge::builtIn();
        const Diagnosis diagnosis = judge.judge(facts);
        QVERIFY2(diagnosis.cause == cause,
                 qPrintable(diagnosis.cause + u" by "_s + judge.rulesFor(facts).join(u", "_s)));
        QVERIFY(!diagnosis.quoted.isEmpty());
        QVERIFY(!diagnosis.also.contains(cause));
    }

    void everyCauseHasTexts_data()
    {
        QTest::addColumn<QString>("cause");
        for (const diagnose::Cause &cause : diagnose::causes())
            QTest::newRow(qPrintable(cause.id)) << cause.id;
    }
    void everyCauseHasTexts()
    {
        QFETCH(QString, cause);
        const qsizetype texts = QDir(folder + u'/' + cause).entryList({u"*.txt"_s}).size();
        QVERIFY2(texts >= 5, qPrintable(u"%1 texts"_s.arg(texts)));
    }

    void everyTextHasItsOrigin()
    {
        QFile file(folder + u"/origins.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList named = QJsonDocument::fromJson(file.readAll()).object().keys();
        QStringList there;
        QDirIterator files(folder, {u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            there += files.next().sliced(folder.size() + 1);
        there.sort();
        named.sort();
        QCOMPARE(named, there);
    }

    void noFolderNamesAnUnknownCause()
    {
        for (const QString &cause : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(diagnose::causeById(cause), qPrintable(cause));
    }
};

QTEST_GUILESS_MAIN(tst_OwnTexts)
#include "tst_OwnTexts.moc"
