// SPDX-License-Identifier: MIT
#include "Cases.h"
#include "review/ZipNames.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::review;

static std::optional<ZipNames> namesIn(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::ReadOnly) ? zipNames(buffer) : std::nullopt;
}

class tst_ZipNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void filesAreNamedAndFoldersAreNot()
    {
        QCOMPARE(namesIn(dataFile(u"zips/papers.zip"_s)),
                 (ZipNames{.files = {u"minutes.txt"_s, u"plan/house.pdf"_s}}));
        QCOMPARE(namesIn(dataFile(u"zips/chinese-names.zip"_s))->files,
                 (QStringList{u"会议纪要.txt"_s, u"安装.exe"_s}));
        QVERIFY(namesIn(dataFile(u"zips/empty.zip"_s))->files.isEmpty());
        QVERIFY(namesIn(dataFile(u"zips/partly-encrypted.zip"_s))->encrypted);
    }

    void noZipCutAnywhereIsReadAsOne()
    {
        const QByteArray whole = dataFile(u"zips/program.zip"_s);
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!namesIn(whole.first(size)), QByteArray::number(size).constData());
    }

    /// Whatever a byte says, reading ends; that it ends well is the sanitizers' business.
    void noByteLeadsOutOfTheFile()
    {
        for (const QString &name : {u"zips/program.zip"_s, u"zips/sixty-four-bit.zip"_s}) {
            const QByteArray whole = dataFile(name);
            for (qsizetype at = 0; at < whole.size(); ++at) {
                for (const int value : {0x00, 0x7f, 0x80, 0xff}) {
                    QByteArray changed = whole;
                    changed[at] = static_cast<char>(value);
                    const auto names = namesIn(changed);
                    QVERIFY(!names || names->files.size() <= 2);
                }
            }
        }
    }

    void aLargeFileCostsNoMoreThanItsDirectory()
    {
        QByteArray large(qsizetype{64} * 1024 * 1024, 'x');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!namesIn(large));
        QVERIFY(timer.elapsed() < 1000);
    }
};

QTEST_GUILESS_MAIN(tst_ZipNames)
#include "tst_ZipNames.moc"
