// SPDX-License-Identifier: MIT
#include "files/FolderLock.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace posthorn;
using namespace posthorn::files;
using namespace Qt::StringLiterals;

class tst_FolderLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void onlyOneHoldsIt();
    void aProcessThatWasKilledHoldsItNoLonger();
    void aMissingFolderIsNamed();

private:
    QTemporaryDir m_folder{};
};

void tst_FolderLock::onlyOneHoldsIt()
{
    auto first = FolderLock::tryLock(m_folder.path());
    QVERIFY(first.ok());
    QVERIFY(first.value() != nullptr);
    const auto second = FolderLock::tryLock(m_folder.path());
    QVERIFY(second.ok());
    QVERIFY(second.value() == nullptr);
    first.value().reset();
    const auto third = FolderLock::tryLock(m_folder.path());
    QVERIFY(third.ok());
    QVERIFY(third.value() != nullptr);
}

void tst_FolderLock::aProcessThatWasKilledHoldsItNoLonger()
{
    int held[2] = {};
    QCOMPARE(::pipe(held), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = FolderLock::tryLock(m_folder.path());
        const char answer = lock.ok() && lock.value() ? 'y' : 'n';
        [[maybe_unused]] const auto written = ::write(held[1], &answer, 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    QCOMPARE(::read(held[0], &answer, 1), ssize_t(1));
    QCOMPARE(answer, 'y');
    QVERIFY(FolderLock::tryLock(m_folder.path()).value() == nullptr);
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(FolderLock::tryLock(m_folder.path()).value() != nullptr);
    ::close(held[0]);
    ::close(held[1]);
}

void tst_FolderLock::aMissingFolderIsNamed()
{
    const auto lock = FolderLock::tryLock(m_folder.filePath(u"nowhere"_s));
    QCOMPARE(lock.problem().kind, Problem::Kind::FileUnwritable);
    QCOMPARE(lock.problem().subject, m_folder.filePath(u"nowhere"_s));
}

QTEST_GUILESS_MAIN(tst_FolderLock)
#include "tst_FolderLock.moc"
