// SPDX-License-Identifier: MIT
// The file of the accounts, with other programs beside us and in the way of a kill.
#include "Samples.h"
#include "accounts/BookFile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace posthorn;
using namespace posthorn::accounts;
using namespace Qt::StringLiterals;

namespace {

constexpr int writes = 40;

Account numbered(const QString &who, int number)
{
    Account account = sampleAccount();
    account.id = u"%1-%2"_s.arg(who).arg(number);
    return account;
}

/// What this program does when it is started as a second one: `--write FILE WHO COUNT`.
int writeAccounts(const QStringList &arguments)
{
    const BookFile file(arguments.value(2));
    for (int i = 0; i < arguments.value(4).toInt(); ++i) {
        const auto changed = file.change([&](AccountBook &book) -> Outcome {
            book.put(numbered(arguments.value(3), i));
            return Done{};
        });
        if (!changed)
            return 1;
    }
    return 0;
}

QStringList writerArguments(const QString &path, const QString &who, int count)
{
    return {u"--write"_s, path, who, QString::number(count)};
}

Outcome put(const QString &path, const Account &account)
{
    const auto changed = BookFile(path).change([&](AccountBook &book) -> Outcome {
        book.put(account);
        return Done{};
    });
    return changed ? Outcome(Done{}) : changed.problem();
}

void writeRaw(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

class tst_BookFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"accounts.json"_s);
    }
    void whatWasChangedIsRead();
    void aMissingFileIsAnEmptyBook();
    void whatIsNoFileIsAProblem();
    void onlyTheOwnerMayReadTheFile();
    void aRefusedChangeLeavesTheFileAlone();
    void whatChangesNothingWritesNothing();
    void aBrokenFileIsKeptAsideAndSaid();
    void aSecondBrokenFileOfTheDayKeepsTheFirst();
    void aFileOfANewerProgramStaysWhereItIs();
    void aBrokenFileIsNotWrittenOver();
    void twoProgramsAtOnceLoseNothing();
    void aKillAnywhereLeavesTheOldBookOrTheNew_data();
    void aKillAnywhereLeavesTheOldBookOrTheNew();

private:
    std::unique_ptr<QTemporaryDir> m_folder{};
    QString m_path{};
};

void tst_BookFile::whatWasChangedIsRead()
{
    QVERIFY(put(m_path, sampleAccount()).ok());
    QVERIFY(put(m_path, fullAccount()).ok());
    QCOMPARE(BookFile(m_path).read()->all(), (std::vector{sampleAccount(), fullAccount()}));
}

void tst_BookFile::aMissingFileIsAnEmptyBook()
{
    const auto opened = BookFile(m_path).open({});
    QVERIFY(opened.ok());
    QVERIFY(opened->book.all().empty());
    QVERIFY(!opened->setAside);
}

void tst_BookFile::whatIsNoFileIsAProblem()
{
    const auto opened = BookFile(m_folder->path()).open({});
    QCOMPARE(opened.problem().kind, Problem::Kind::FileUnreadable);
    QCOMPARE(opened.problem().subject, m_folder->path());
}

void tst_BookFile::onlyTheOwnerMayReadTheFile()
{
    QVERIFY(put(m_path, sampleAccount()).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_path) & others));
}

void tst_BookFile::aRefusedChangeLeavesTheFileAlone()
{
    QVERIFY(put(m_path, sampleAccount()).ok());
    const auto changed = BookFile(m_path).change([](AccountBook &book) -> Outcome {
        book.remove(sampleAccount().id);
        return badInput(u"x"_s, u"is refused"_s);
    });
    QCOMPARE(changed.problem().subject, u"x"_s);
    QCOMPARE(BookFile(m_path).read()->all(), std::vector{sampleAccount()});
}

void tst_BookFile::whatChangesNothingWritesNothing()
{
    const auto changed = BookFile(m_path).change([](AccountBook &) -> Outcome { return Done{}; });
    QVERIFY(changed.ok());
    QVERIFY(!QFile::exists(m_path));
}

void tst_BookFile::aBrokenFileIsKeptAsideAndSaid()
{
    writeRaw(m_path, "{\"version\":2,\"accounts\":[");
    const auto opened = BookFile(m_path).open(QDate(2026, 1, 31));
    QVERIFY(opened.ok());
    QVERIFY(opened->book.all().empty());
    QVERIFY(opened->setAside.has_value());
    QCOMPARE(opened->setAside->subject, m_path);
    QVERIFY(opened->setAside->words.contains(u"accounts.broken-2026-01-31.json"_s));
    QFile aside(m_folder->filePath(u"accounts.broken-2026-01-31.json"_s));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), "{\"version\":2,\"accounts\":[");
    QVERIFY(!QFile::exists(m_path));
    QVERIFY(put(m_path, sampleAccount()).ok());
}

void tst_BookFile::aSecondBrokenFileOfTheDayKeepsTheFirst()
{
    for (const char *text : {"one", "two"}) {
        writeRaw(m_path, text);
        QVERIFY(BookFile(m_path).open(QDate(2026, 1, 31))->setAside.has_value());
    }
    QVERIFY(QFile::exists(m_folder->filePath(u"accounts.broken-2026-01-31.json"_s)));
    QVERIFY(QFile::exists(m_folder->filePath(u"accounts.broken-2026-01-31-2.json"_s)));
}

void tst_BookFile::aFileOfANewerProgramStaysWhereItIs()
{
    writeRaw(m_path, "{\"version\":9}");
    QCOMPARE(BookFile(m_path).open({}).problem().kind, Problem::Kind::FileUnreadable);
    QVERIFY(!put(m_path, sampleAccount()).ok());
    QVERIFY(QFile::exists(m_path));
}

void tst_BookFile::aBrokenFileIsNotWrittenOver()
{
    writeRaw(m_path, "not JSON");
    QCOMPARE(put(m_path, sampleAccount()).problem().kind, Problem::Kind::BadInput);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "not JSON");
}

void tst_BookFile::twoProgramsAtOnceLoseNothing()
{
    QProcess one;
    QProcess two;
    one.start(QCoreApplication::applicationFilePath(), writerArguments(m_path, u"one"_s, writes));
    two.start(QCoreApplication::applicationFilePath(), writerArguments(m_path, u"two"_s, writes));
    QVERIFY(one.waitForFinished() && two.waitForFinished());
    QCOMPARE(one.exitCode(), 0);
    QCOMPARE(two.exitCode(), 0);
    const auto book = BookFile(m_path).read();
    QCOMPARE(book->all().size(), std::size_t{2} * writes);
    for (int i = 0; i < writes; ++i) {
        QVERIFY(book->find(numbered(u"one"_s, i).id));
        QVERIFY(book->find(numbered(u"two"_s, i).id));
    }
}

void tst_BookFile::aKillAnywhereLeavesTheOldBookOrTheNew_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"openat", "write", "fsync", "close", "rename", "flock"})
        QTest::newRow(call) << QString::fromLatin1(call);
}

void tst_BookFile::aKillAnywhereLeavesTheOldBookOrTheNew()
{
    QFETCH(const QString, call);
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty())
        QSKIP("strace is not installed");
    // LeakSanitizer cannot look at a program that strace holds, and ends it with a code of its own.
    auto withoutLeaks = QProcessEnvironment::systemEnvironment();
    withoutLeaks.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s);
    int kills = 0;
    for (int k = 1;; ++k) {
        QVERIFY(put(m_path, sampleAccount()).ok());
        QProcess writer;
        writer.setProcessEnvironment(withoutLeaks);
        writer.start(strace, QStringList{u"-qq"_s, u"-o"_s, u"/dev/null"_s, u"-e"_s, u"trace="_s + call,
                                         u"-e"_s, u"inject=%1:signal=KILL:when=%2"_s.arg(call).arg(k),
                                         QCoreApplication::applicationFilePath()} +
                                 writerArguments(m_path, u"new"_s, 1));
        QVERIFY(writer.waitForFinished());
        const auto book = BookFile(m_path).read();
        QVERIFY2(book.ok(), book.ok() ? "" : qPrintable(book.problem().words));
        QVERIFY(*book->find(sampleAccount().id) == sampleAccount());
        const bool whole = writer.exitStatus() == QProcess::NormalExit && writer.exitCode() == 0;
        QCOMPARE(book->all().size(), std::size_t{book->find(u"new-0") ? 2U : 1U});
        if (whole)
            break;
        ++kills;
        QVERIFY(QFile::remove(m_path));
    }
    QVERIFY(kills > 0);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--write"_s)
        return writeAccounts(QCoreApplication::arguments());
    tst_BookFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_BookFile.moc"
