// SPDX-License-Identifier: MIT
// What becomes of a file between the moment it is attached and the moment it is sent.
#include "Drafts.h"
#include "Files.h"
#include "Judge.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QThread>
#include <sys/stat.h>
#include <unistd.h>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Snapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatCannotBeReadIsNamed_data();
    void whatCannotBeReadIsNamed();
    void whatMayNotBeReadIsNamed();
    void whatIsTooLargeIsNamed();
    void whatWasLookedAtIsSent_data();
    void whatWasLookedAtIsSent();
    void oneSnapshotMayBeReadByManyAtOnce();

private:
    std::unique_ptr<Files> m_files{};
};

void tst_Snapshot::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_files = std::make_unique<Files>();
}

void tst_Snapshot::whatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Problem::Kind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << u"nowhere"_s << Problem::Kind::FileMissing << u"No such file or directory"_s;
    QTest::newRow("folder") << u"folder"_s << Problem::Kind::FileUnreadable << u"is a folder"_s;
    QTest::newRow("fifo") << u"fifo"_s << Problem::Kind::FileUnreadable << u"is not a regular file"_s;
    QTest::newRow("device") << u"/dev/zero"_s << Problem::Kind::FileUnreadable << u"is not a regular file"_s;
}

void tst_Snapshot::whatCannotBeReadIsNamed()
{
    QFETCH(const QString, name);
    QFETCH(const Problem::Kind, kind);
    QFETCH(const QString, words);
    QVERIFY(QDir(m_files->folder()).mkdir(u"folder"_s));
    QCOMPARE(::mkfifo(QFile::encodeName(m_files->path(u"fifo"_s)).constData(), 0600), 0);
    const QString path = QDir(m_files->folder()).absoluteFilePath(name);
    const auto attached = attach(path);
    QCOMPARE(attached.problem().kind, kind);
    QCOMPARE(attached.problem().subject, path);
    QCOMPARE(attached.problem().words, words);
}

void tst_Snapshot::whatMayNotBeReadIsNamed()
{
    const QString closed = m_files->file(u"closed"_s, "x");
    QCOMPARE(::chmod(QFile::encodeName(closed).constData(), 0), 0);
    QCOMPARE(::chmod(QFile::encodeName(m_files->folder()).constData(), 0755), 0);
    const uid_t self = ::geteuid();
    if (self == 0) // root may read everything
        QCOMPARE(::seteuid(65534), 0);
    const auto attached = attach(closed);
    if (self == 0)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(attached.problem().kind, Problem::Kind::FileUnreadable);
    QCOMPARE(attached.problem().subject, closed);
}

void tst_Snapshot::whatIsTooLargeIsNamed()
{
    const QString path = m_files->file(u"data.bin"_s, QByteArray(1001, 'x'));
    QVERIFY(attach(path, 1001).ok());
    QCOMPARE(attach(path, 1000).problem(), badInput(path, u"is larger than 1000 bytes"_s));
}

void tst_Snapshot::whatWasLookedAtIsSent_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("small") << qsizetype{1000};
    QTest::newRow("large") << qsizetype{200'000};
}

void tst_Snapshot::whatWasLookedAtIsSent()
{
    QFETCH(const qsizetype, size);
    const QByteArray content = randomBytes(size);
    const QString path = m_files->file(u"data.bin"_s, content);
    Draft draft = plainDraft();
    draft.attachments = {*attach(path)};
    QCOMPARE(QString::fromLatin1(draft.attachments.front().content->sha256().toHex()), hashOf(content));
    QCOMPARE(m_files->file(u"data.bin"_s, "something else"), path); // written over in place
    QVERIFY(draft.attachments.front() != *attach(path));
    QVERIFY(QFile::remove(path));
    const QJsonObject seen = judge(bytesOf(*render(draft, fixedStamp())));
    QCOMPARE(seen["leaves"_L1][1]["sha256"_L1].toString(), hashOf(content));
    QCOMPARE(draft.attachments.front().content->open()->readAll(), content);
}

void tst_Snapshot::oneSnapshotMayBeReadByManyAtOnce()
{
    Draft draft = plainDraft();
    draft.attachments = {*attachBytes(u"data.bin"_s, randomBytes(1'000'000))};
    const QByteArray alone = bytesOf(*render(draft, fixedStamp()));
    std::array<QByteArray, 4> together;
    std::vector<std::unique_ptr<QThread>> threads;
    for (QByteArray &bytes : together) {
        threads.emplace_back(
            QThread::create([&bytes, &draft] { bytes = bytesOf(*render(draft, fixedStamp())); }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    for (const QByteArray &bytes : together)
        QVERIFY(bytes == alone);
}

QTEST_GUILESS_MAIN(tst_Snapshot)
#include "tst_Snapshot.moc"
