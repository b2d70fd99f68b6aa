// SPDX-License-Identifier: MIT
#include "FaultyOps.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace posthorn;
using namespace posthorn::files;
using namespace Qt::StringLiterals;

class tst_DurableWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }
    void replacesTheWholeContent();
    void writesAnEmptyFile();
    void writesNamesOutsideAscii();
    void nobodyElseMayReadIt();
    void leavesNothingBeside();
    void syncsTheFileBeforeTheRenameAndTheFolderAfterIt();
    void aFailedCallIsReportedAndTheOldContentStays_data();
    void aFailedCallIsReportedAndTheOldContentStays();
    void anInterruptedWriteIsContinued();
    void aWriteThatWritesNothingIsAnError();
    void aFullDiskIsNamedSo();
    void theLeftoverOfACrashIsNoObstacle();
    void aMissingFolderIsNamed();
    void makesFoldersThatOnlyTheirOwnerMayEnter();
    void aFolderThatIsThereStaysAsItIs();
    void aFileWhereAFolderShouldBeIsAProblem();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList entries() const;

    std::unique_ptr<QTemporaryDir> m_folder{};
};

namespace {

const QByteArray before = "what was there";
const QByteArray after = "the new content";

mode_t modeOf(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777U : 0;
}

} // namespace

void tst_DurableWrite::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(durableWrite(path(u"file"_s), before).ok());
}

QByteArray tst_DurableWrite::content() const
{
    QFile file(path(u"file"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList tst_DurableWrite::entries() const
{
    return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void tst_DurableWrite::replacesTheWholeContent()
{
    const QByteArray large(3'000'000, 'x');
    QVERIFY(durableWrite(path(u"file"_s), large).ok());
    QVERIFY(content() == large);
    QVERIFY(durableWrite(path(u"file"_s), after).ok());
    QCOMPARE(content(), after);
}

void tst_DurableWrite::writesAnEmptyFile()
{
    QVERIFY(durableWrite(path(u"file"_s), {}).ok());
    QVERIFY(QFile::exists(path(u"file"_s)));
    QCOMPARE(content(), QByteArray());
}

void tst_DurableWrite::writesNamesOutsideAscii()
{
    const QString name = u"Entwürfe 手紙 ✉.json"_s;
    QVERIFY(durableWrite(path(name), after).ok());
    QVERIFY(entries().contains(name));
}

void tst_DurableWrite::nobodyElseMayReadIt()
{
    QFile::setPermissions(path(u"file"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    QVERIFY(durableWrite(path(u"file"_s), after).ok());
    QCOMPARE(modeOf(path(u"file"_s)), mode_t(0600));
}

void tst_DurableWrite::leavesNothingBeside()
{
    QVERIFY(durableWrite(path(u"file"_s), after).ok());
    QCOMPARE(entries(), QStringList{u"file"_s});
}

void tst_DurableWrite::syncsTheFileBeforeTheRenameAndTheFolderAfterIt()
{
    FaultyOps ops;
    QVERIFY(durableWrite(path(u"file"_s), "four and", ops).ok());
    QCOMPARE(ops.calls().join(u' '), u"create write write sync close rename syncFolder sync"_s);
}

void tst_DurableWrite::aFailedCallIsReportedAndTheOldContentStays_data()
{
    QTest::addColumn<int>("failing");
    QTest::addColumn<QString>("call");
    const QTemporaryDir folder;
    FaultyOps ops;
    QVERIFY(durableWrite(folder.filePath(u"file"_s), after, ops).ok());
    for (int i = 0; i < ops.calls().size(); ++i)
        QTest::addRow("%d %s", i + 1, qPrintable(ops.calls().at(i))) << i + 1 << ops.calls().at(i);
}

void tst_DurableWrite::aFailedCallIsReportedAndTheOldContentStays()
{
    QFETCH(const int, failing);
    QFETCH(const QString, call);
    FaultyOps ops(failing, EIO);
    const Outcome outcome = durableWrite(path(u"file"_s), after, ops);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.problem().kind, Problem::Kind::FileUnwritable);
    QCOMPARE(outcome.problem().subject, path(u"file"_s));
    QVERIFY(!outcome.problem().words.isEmpty());
    // After the rename nobody can take it back; the content is whole all the same.
    const bool renamed = ops.calls().contains("syncFolder"_L1);
    QCOMPARE(content(), renamed ? after : before);
    QCOMPARE(entries(), QStringList{u"file"_s});
}

void tst_DurableWrite::anInterruptedWriteIsContinued()
{
    FaultyOps ops;
    const QByteArray odd = "seventeen letters";
    QVERIFY(durableWrite(path(u"file"_s), odd, ops).ok());
    QCOMPARE(ops.calls().count(u"write"_s), 5);
    QCOMPARE(content(), odd);
}

void tst_DurableWrite::aWriteThatWritesNothingIsAnError()
{
    struct Stuck : FileOps
    {
        qint64 write(int, QByteArrayView) override { return 0; }
    } ops;
    const Outcome outcome = durableWrite(path(u"file"_s), after, ops);
    QVERIFY(!outcome.ok());
    QCOMPARE(content(), before);
}

void tst_DurableWrite::aFullDiskIsNamedSo()
{
    FaultyOps full(2, ENOSPC);
    QCOMPARE(durableWrite(path(u"file"_s), after, full).problem().kind, Problem::Kind::DiskFull);
    FaultyOps quota(2, EDQUOT);
    QCOMPARE(durableWrite(path(u"file"_s), after, quota).problem().kind, Problem::Kind::DiskFull);
}

void tst_DurableWrite::theLeftoverOfACrashIsNoObstacle()
{
    FaultyOps taken(1, EEXIST);
    QVERIFY(durableWrite(path(u"file"_s), after, taken).ok());
    QCOMPARE(taken.calls().count(u"create"_s), 2);
    QCOMPARE(content(), after);
}

void tst_DurableWrite::aMissingFolderIsNamed()
{
    const QString inside = path(u"nowhere/file"_s);
    const Outcome outcome = durableWrite(inside, after);
    QCOMPARE(outcome.problem().kind, Problem::Kind::FileUnwritable);
    QCOMPARE(outcome.problem().subject, inside);
}

void tst_DurableWrite::makesFoldersThatOnlyTheirOwnerMayEnter()
{
    QVERIFY(makeFolder(path(u"a/b/c"_s)).ok());
    for (const QString &name : {u"a"_s, u"a/b"_s, u"a/b/c"_s})
        QCOMPARE(modeOf(path(name)), mode_t(0700));
}

void tst_DurableWrite::aFolderThatIsThereStaysAsItIs()
{
    QVERIFY(QDir().mkdir(path(u"open"_s)));
    QVERIFY(::chmod(QFile::encodeName(path(u"open"_s)).constData(), 0755) == 0);
    QVERIFY(makeFolder(path(u"open"_s)).ok());
    QCOMPARE(modeOf(path(u"open"_s)), mode_t(0755));
}

void tst_DurableWrite::aFileWhereAFolderShouldBeIsAProblem()
{
    for (const QString &name : {u"file"_s, u"file/below"_s}) {
        const Outcome outcome = makeFolder(path(name));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.problem().kind, Problem::Kind::FileUnwritable);
        QCOMPARE(outcome.problem().subject, path(name));
    }
    QCOMPARE(content(), before);
}

QTEST_GUILESS_MAIN(tst_DurableWrite)
#include "tst_DurableWrite.moc"
