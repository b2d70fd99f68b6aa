// SPDX-License-Identifier: MIT
#include "diagnose/Compiled.h"
#include "diagnose/Judge.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QByteArray writtenRules()
{
    return contentOf(QStringLiteral(SOURCE_DIR "/resources/diagnose/rules.json"));
}

class tst_Compiled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingIsLostOnTheWay()
    {
        const auto book = diagnose::ruleBookFromJson(writtenRules(), u"rules.json"_s);
        QVERIFY(book);
        const QByteArray bytes = diagnose::compiled(*book);
        QCOMPARE(diagnose::compiled(diagnose::ruleBookFromCompiled(bytes)), bytes);
    }

    void theCarriedRulesJudgeAsTheWrittenOnes()
    {
        const auto written = diagnose::Judge::parse(writtenRules(), u"rules.json"_s);
        QVERIFY(written);
        const diagnose::Judge &carried = diagnose::Judge::builtIn();
        QCOMPARE(carried.rules(), written->rules());
        int texts = 0;
        for (QDirIterator it(QStringLiteral(TEST_DATA "/diagnose"), QDir::Files,
                             QDirIterator::Subdirectories);
             it.hasNext(); ++texts) {
            const diagnose::Facts facts = diagnose::extract(QString::fromUtf8(contentOf(it.next())));
            QCOMPARE(carried.rulesFor(facts), written->rulesFor(facts));
        }
        QVERIFY(texts > 300);
    }
};

QTEST_GUILESS_MAIN(tst_Compiled)
#include "tst_Compiled.moc"
