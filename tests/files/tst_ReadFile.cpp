// SPDX-License-Identifier: MIT
#include "files/DurableWrite.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace posthorn;
using namespace posthorn::files;
using namespace Qt::StringLiterals;

class tst_ReadFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsWhatWasWritten_data();
    void readsWhatWasWritten();
    void readsAFileWhoseSizeIsNotKnown();
    void aMissingFileIsNamed();
    void aFileOfTheLimitIsReadAndALargerOneRefused();
    void whatIsNoFileIsRefusedAtOnce_data();
    void whatIsNoFileIsRefusedAtOnce();
    void whatMayNotBeReadIsRefused();

private:
    QTemporaryDir m_folder{};
};

void tst_ReadFile::readsWhatWasWritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("NUL, CR, LF") << QByteArray("a\0\r\nb\n", 6);
    QTest::newRow("1 MB and one") << QByteArray(1024 * 1024 + 1, 'x');
}

void tst_ReadFile::readsWhatWasWritten()
{
    QFETCH(const QByteArray, bytes);
    const QString path = m_folder.filePath(u"file"_s);
    QVERIFY(durableWrite(path, bytes).ok());
    const auto read = readFile(path);
    QVERIFY(read.ok());
    QVERIFY(*read == bytes);
}

void tst_ReadFile::readsAFileWhoseSizeIsNotKnown()
{
    const auto read = readFile(u"/proc/self/status"_s);
    QVERIFY(read.ok());
    QVERIFY(read->contains("Name:"));
}

void tst_ReadFile::aMissingFileIsNamed()
{
    QVERIFY(durableWrite(m_folder.filePath(u"plain"_s), "x").ok());
    for (const QString &name : {u"nowhere"_s, u"plain/below"_s}) {
        const auto read = readFile(m_folder.filePath(name));
        QCOMPARE(read.problem().kind, Problem::Kind::FileMissing);
        QCOMPARE(read.problem().subject, m_folder.filePath(name));
    }
}

void tst_ReadFile::aFileOfTheLimitIsReadAndALargerOneRefused()
{
    const QString path = m_folder.filePath(u"thousand"_s);
    QVERIFY(durableWrite(path, QByteArray(1000, 'x')).ok());
    QVERIFY(readFile(path, 1000).ok());
    const auto refused = readFile(path, 999);
    QCOMPARE(refused.problem().kind, Problem::Kind::FileUnreadable);
    QCOMPARE(refused.problem().words, u"is larger than 999 bytes"_s);
}

void tst_ReadFile::whatIsNoFileIsRefusedAtOnce_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    const QString fifo = m_folder.filePath(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    QTest::newRow("folder") << m_folder.path() << u"is a folder"_s;
    QTest::newRow("FIFO without a writer") << fifo << u"is not a regular file"_s;
    QTest::newRow("endless device") << u"/dev/zero"_s << u"is not a regular file"_s;
}

void tst_ReadFile::whatIsNoFileIsRefusedAtOnce()
{
    QFETCH(const QString, path);
    QFETCH(const QString, words);
    const auto read = readFile(path);
    QCOMPARE(read.problem().kind, Problem::Kind::FileUnreadable);
    QCOMPARE(read.problem().subject, path);
    QCOMPARE(read.problem().words, words);
}

void tst_ReadFile::whatMayNotBeReadIsRefused()
{
    const QString path = m_folder.filePath(u"closed"_s);
    QVERIFY(durableWrite(path, "x").ok());
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0), 0);
    QCOMPARE(::chmod(QFile::encodeName(m_folder.path()).constData(), 0755), 0);
    const uid_t self = ::geteuid();
    if (self == 0) // root may read everything
        QCOMPARE(::seteuid(65534), 0);
    const auto read = readFile(path);
    if (self == 0)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(read.problem().kind, Problem::Kind::FileUnreadable);
    QCOMPARE(read.problem().subject, path);
}

QTEST_GUILESS_MAIN(tst_ReadFile)
#include "tst_ReadFile.moc"
