// SPDX-License-Identifier: MIT
#include "drafts/Entries.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace posthorn;
using namespace posthorn::drafts;
using namespace Qt::StringLiterals;

class tst_Journal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatWasKeptComesBackLetterForLetter();
    void theLastFiveVersionsStay();
    void aFileIsWrittenOnceAndGoesWithItsLastVersion();
    void aBrokenVersionIsSetAsideAndTheOneBeforeComesBack_data();
    void aBrokenVersionIsSetAsideAndTheOneBeforeComesBack();
    void aDraftWithNothingWholeIsSaidOnce();
    void aFileThatIsGoneOrChangedIsNamed_data();
    void aFileThatIsGoneOrChangedIsNamed();
    void aDraftThatIsOpenElsewhereIsLeftAlone();
    void aClosedDraftIsOpenToOthers();
    void theLatestComesFirst();
    void aDroppedDraftIsGone();
    void whatACrashLeftHalfWrittenIsSweptAway();
    void nobodyElseCanReadADraft();

private:
    [[nodiscard]] QString draftPath(const QString &name = {}) const
    {
        return m_folder->filePath(name.isEmpty() ? id : id + u'/' + name);
    }
    std::unique_ptr<QTemporaryDir> m_folder{};
};

void tst_Journal::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_Journal::whatWasKeptComesBackLetterForLetter()
{
    Entry kept = entry(u"Dear Bea,\n\n\u2003at seven. \U0001F4EF"_s);
    kept.written.attachments = {file(u"a.txt"_s, "one"), file(u"b.bin"_s, QByteArray(300'000, '\0'))};
    kept.written.attachments.back().contentId = u"picture@here"_s;
    QVERIFY(Journal(m_folder->path()).keep(id, kept).ok());
    const auto taken = Journal(m_folder->path()).take(id);
    QVERIFY(taken.ok());
    QVERIFY(taken->lost.empty());
    QCOMPARE(taken->id, id);
    QCOMPARE(taken->entry, kept);
}

void tst_Journal::theLastFiveVersionsStay()
{
    Journal journal(m_folder->path());
    for (int i = 1; i <= 8; ++i)
        QVERIFY(journal.keep(id, entry(QString::number(i))).ok());
    QCOMPARE(QDir(draftPath()).entryList({u"*.json"_s}, QDir::Files, QDir::Name),
             (QStringList{u"00000004.json"_s, u"00000005.json"_s, u"00000006.json"_s, u"00000007.json"_s,
                          u"00000008.json"_s}));
}

void tst_Journal::aFileIsWrittenOnceAndGoesWithItsLastVersion()
{
    Journal journal(m_folder->path());
    Entry with = entry(u"with"_s);
    with.written.attachments = {file(u"a.txt"_s, "one"), file(u"the same.txt"_s, "one")};
    QVERIFY(journal.keep(id, with).ok());
    const auto files = QDir(draftPath()).entryInfoList({u"*.file"_s});
    QCOMPARE(files.size(), 1);
    QVERIFY(
        QFile::setPermissions(files.front().filePath(), QFile::ReadOwner)); // a second write would mend it
    QVERIFY(journal.keep(id, with).ok());
    QCOMPARE(QFileInfo(files.front().filePath()).permissions() & QFile::WriteOwner, QFile::Permissions());
    for (int i = 0; i < 5; ++i)
        QVERIFY(journal.keep(id, entry(u"without"_s)).ok());
    QVERIFY(QDir(draftPath()).entryList({u"*.file"_s}).isEmpty());
}

void tst_Journal::aBrokenVersionIsSetAsideAndTheOneBeforeComesBack_data()
{
    QTest::addColumn<QString>("path");
    for (const QFileInfo &broken : QDir(QStringLiteral(TEST_DATA "/drafts")).entryInfoList({u"*.json"_s}))
        QTest::newRow(qPrintable(broken.baseName())) << broken.filePath();
}

void tst_Journal::aBrokenVersionIsSetAsideAndTheOneBeforeComesBack()
{
    QFETCH(QString, path);
    QVERIFY(Journal(m_folder->path()).keep(id, entry(u"before"_s)).ok());
    QVERIFY(QFile::copy(path, draftPath(u"00000002.json"_s)));
    Journal journal(m_folder->path());
    const auto taken = journal.take(id);
    QVERIFY(taken.ok());
    QCOMPARE(taken->entry, entry(u"before"_s));
    QCOMPARE(taken->lost.size(), 1U);
    QCOMPARE(taken->lost.front().subject, draftPath(u"00000002.json"_s));
    QVERIFY2(taken->lost.front().words.contains(u"kept as 00000002.broken"_s),
             qPrintable(taken->lost.front().words));
    QVERIFY(QFile::exists(draftPath(u"00000002.broken"_s)));
    QVERIFY(journal.keep(id, entry(u"after"_s)).ok());
    QVERIFY(QFile::exists(draftPath(u"00000002.broken"_s)));
}

void tst_Journal::aDraftWithNothingWholeIsSaidOnce()
{
    QVERIFY(QDir().mkpath(draftPath()));
    QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/drafts/cut-off.json"), draftPath(u"00000001.json"_s)));
    const auto first = Journal(m_folder->path()).list();
    QVERIFY(first.drafts.empty());
    QCOMPARE(first.broken.size(), 1U);
    const auto second = Journal(m_folder->path()).list();
    QVERIFY(second.drafts.empty() && second.broken.empty());
    QVERIFY(QFile::exists(draftPath(u"00000001.broken"_s)));
    QVERIFY(!Journal(m_folder->path()).take(id).ok());
}

void tst_Journal::aFileThatIsGoneOrChangedIsNamed_data()
{
    QTest::addColumn<bool>("isGone");
    QTest::newRow("gone") << true;
    QTest::newRow("changed") << false;
}

void tst_Journal::aFileThatIsGoneOrChangedIsNamed()
{
    QFETCH(bool, isGone);
    Entry with = entry(u"text"_s);
    with.written.attachments = {file(u"a.txt"_s, "one"), file(u"b.txt"_s, "two")};
    QVERIFY(Journal(m_folder->path()).keep(id, with).ok());
    QFile copy(
        draftPath(QString::fromLatin1(with.written.attachments[0].content->sha256().toHex()) + u".file"_s));
    QVERIFY(isGone ? copy.remove() : copy.open(QIODevice::WriteOnly) && copy.write("ONE") == 3);
    copy.close();
    const auto taken = Journal(m_folder->path()).take(id);
    QVERIFY(taken.ok());
    QCOMPARE(taken->lost.size(), 1U);
    QCOMPARE(taken->lost.front().subject, u"a.txt"_s);
    QCOMPARE(taken->entry.written.attachments, std::vector{with.written.attachments[1]});
    QCOMPARE(taken->entry.written.text, u"text"_s);
}

void tst_Journal::aDraftThatIsOpenElsewhereIsLeftAlone()
{
    Journal mine(m_folder->path());
    QVERIFY(mine.keep(id, entry(u"mine"_s)).ok());
    Journal other(m_folder->path());
    QVERIFY(other.list().drafts.empty());
    const auto taken = other.take(id);
    QVERIFY(!taken.ok());
    QVERIFY(taken.problem().words.contains(u"open"_s));
    QVERIFY(!other.keep(id, entry(u"other"_s)).ok());
    QVERIFY(!other.drop(id).ok());
    QVERIFY(mine.list().drafts.empty()); // it is in a window of ours
}

void tst_Journal::aClosedDraftIsOpenToOthers()
{
    Journal mine(m_folder->path());
    Entry closed = entry(u"text"_s);
    closed.phase = Phase::Closed;
    QVERIFY(mine.keep(id, closed).ok());
    QCOMPARE(mine.list().drafts.size(), 1U);
    Journal other(m_folder->path());
    QCOMPARE(other.list().drafts.front().phase, Phase::Closed);
    QCOMPARE(other.take(id)->entry, closed);
    QVERIFY(mine.list().drafts.empty());
}

void tst_Journal::theLatestComesFirst()
{
    Journal journal(m_folder->path());
    const QString second = u"6ba7b810-9dad-41d1-80b4-00c04fd430c9"_s;
    Entry closed = entry(u"text"_s);
    closed.phase = Phase::Closed;
    QVERIFY(journal.keep(id, closed).ok());
    closed.saved = noon().addSecs(60);
    closed.written.subject = u"later"_s;
    QVERIFY(journal.keep(second, closed).ok());
    const auto listed = journal.list().drafts;
    QCOMPARE(listed.size(), 2U);
    QCOMPARE(listed.front().id, second);
    QCOMPARE(listed.front().subject, u"later"_s);
    QCOMPARE(listed.back().to, closed.written.to);
}

void tst_Journal::aDroppedDraftIsGone()
{
    Journal journal(m_folder->path());
    QVERIFY(journal.drop(id).ok()); // nothing of it was kept yet
    Entry with = entry(u"text"_s);
    with.written.attachments = {file(u"a.txt"_s, "one")};
    QVERIFY(journal.keep(id, with).ok());
    QVERIFY(journal.drop(id).ok());
    QCOMPARE(namesIn(m_folder->path()), QStringList{});
    QVERIFY(journal.list().drafts.empty());
}

void tst_Journal::whatACrashLeftHalfWrittenIsSweptAway()
{
    QVERIFY(Journal(m_folder->path()).keep(id, entry(u"text"_s)).ok());
    QFile half(draftPath(u".00000002.json.4711-1.new"_s));
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.close();
    QVERIFY(QDir().mkpath(m_folder->filePath(u".gone-"_s + id + u"/x"_s)));
    QCOMPARE(Journal(m_folder->path()).list().drafts.size(), 1U);
    QCOMPARE(namesIn(m_folder->path()), QStringList{id});
    QCOMPARE(namesIn(draftPath()), (QStringList{u"00000001.json"_s, u"lock"_s}));
}

void tst_Journal::nobodyElseCanReadADraft()
{
    Entry with = entry(u"text"_s);
    with.written.attachments = {file(u"a.txt"_s, "one")};
    QVERIFY(Journal(m_folder->filePath(u"drafts"_s)).keep(id, with).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    const QString path = m_folder->filePath(u"drafts/"_s + id);
    for (const QString &name : namesIn(path) + QStringList{u"."_s, u".."_s})
        QCOMPARE(QFileInfo(path + u'/' + name).permissions() & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_Journal.moc"
