// SPDX-License-Identifier: MIT
// A disk that fails at any call, and one that really is full.
#include "drafts/Entries.h"
#include "files/FaultyOps.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <unistd.h>

using namespace posthorn;
using namespace posthorn::drafts;
using namespace Qt::StringLiterals;

namespace {

/// Text in which the disk's blocks show.
Entry large(const QByteArray &attached)
{
    Entry result = entry(u"with a file"_s);
    result.written.attachments = {file(u"a.bin"_s, attached)};
    return result;
}

} // namespace

class tst_DraftFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whicheverCallFailsOneVersionIsWhole_data();
    void whicheverCallFailsOneVersionIsWhole();
    void aFileThatDoesNotFitLeavesTheTextSafe();
};

void tst_DraftFaults::whicheverCallFailsOneVersionIsWhole_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("disk full") << ENOSPC;
    QTest::newRow("quota") << EDQUOT;
    QTest::newRow("broken disk") << EIO;
    QTest::newRow("read-only") << EROFS;
}

void tst_DraftFaults::whicheverCallFailsOneVersionIsWhole()
{
    QFETCH(int, error);
    int failed = 0;
    for (int call = 1; call < 400; ++call) {
        const QTemporaryDir folder;
        QVERIFY(Journal(folder.path()).keep(id, entry(u"before"_s)).ok());
        const auto ops = std::make_shared<files::FaultyOps>(call, error);
        const Outcome kept = Journal(folder.path(), ops).keep(id, large("content"));
        const auto taken = Journal(folder.path()).take(id);
        QVERIFY2(taken.ok(), qPrintable(QString::number(call)));
        const QString text = taken->entry.written.text;
        QVERIFY2(text == u"before"_s || text == u"with a file"_s, qPrintable(text));
        if (kept)
            QCOMPARE(taken->entry, large("content"));
        else
            ++failed;
        if (ops->calls().size() < call)
            break; // every call has had its turn
    }
    QVERIFY(failed > 100);
}

void tst_DraftFaults::aFileThatDoesNotFitLeavesTheTextSafe()
{
    if (::geteuid() != 0)
        QSKIP("needs root to mount a small tmpfs");
    const QTemporaryDir folder;
    if (QProcess::execute(u"mount"_s,
                          {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=200k"_s, u"t"_s, folder.path()}) != 0)
        QSKIP("may not mount a small tmpfs here");
    const auto unmount = qScopeGuard([&folder] { QProcess::execute(u"umount"_s, {folder.path()}); });
    const Outcome kept = Journal(folder.path()).keep(id, large(QByteArray(300'000, 'x')));
    QVERIFY(!kept.ok());
    QCOMPARE(kept.problem().kind, Problem::Kind::DiskFull);
    const auto taken = Journal(folder.path()).take(id);
    QVERIFY(taken.ok());
    QCOMPARE(taken->entry.written.text, u"with a file"_s);
    QCOMPARE(taken->lost.size(), 1U);
    QCOMPARE(taken->lost.front().subject, u"a.bin"_s);
    QVERIFY(Journal(folder.path()).keep(id, large(QByteArray(1'000, 'y'))).ok());
}

QTEST_GUILESS_MAIN(tst_DraftFaults)
#include "tst_DraftFaults.moc"
