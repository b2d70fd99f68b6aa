// SPDX-License-Identifier: MIT
// A disk that really is full: a tmpfs of 200 KB.
#include "files/DurableWrite.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace posthorn;
using namespace posthorn::files;
using namespace Qt::StringLiterals;

class tst_FullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theOldContentStaysAndTheSpaceIsFreeAgain();

private:
    QTemporaryDir m_folder{};
    bool m_mounted = false;
};

void tst_FullDisk::initTestCase()
{
    if (::geteuid() != 0)
        QSKIP("needs root to mount a small tmpfs");
    m_mounted = QProcess::execute(
                    u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=200k"_s, u"t"_s, m_folder.path()}) == 0;
    if (!m_mounted)
        QSKIP("may not mount a small tmpfs here");
}

void tst_FullDisk::cleanupTestCase()
{
    if (m_mounted)
        QCOMPARE(QProcess::execute(u"umount"_s, {m_folder.path()}), 0);
}

void tst_FullDisk::theOldContentStaysAndTheSpaceIsFreeAgain()
{
    const QString path = m_folder.filePath(u"file"_s);
    const QByteArray before(50'000, 'a');
    QVERIFY(durableWrite(path, before).ok());

    for (int again = 0; again < 3; ++again) {
        const Outcome outcome = durableWrite(path, QByteArray(300'000, 'b'));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.problem().kind, Problem::Kind::DiskFull);
        QCOMPARE(outcome.problem().subject, path);
        QVERIFY(*readFile(path) == before);
    }
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(m_folder.path()).entryList(all), QStringList{u"file"_s});
    QVERIFY(durableWrite(path, QByteArray(100'000, 'c')).ok());
}

QTEST_GUILESS_MAIN(tst_FullDisk)
#include "tst_FullDisk.moc"
