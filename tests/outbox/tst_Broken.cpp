// SPDX-License-Identifier: MIT
#include "Mails.h"
#include "files/FaultyOps.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

namespace {

/// The steps of queuing, of which one fails for want of room; then what is left of the mail, if anything.
QStringList stepsOfQueuing(int failing, QString *left)
{
    const QTemporaryDir folder;
    files::FaultyOps ops(failing, ENOSPC);
    auto box = Outbox::open(folder.filePath(u"outbox"_s), noon, ops);
    if (!box)
        return {};
    const Outcome queued = queueLetter(*box.value(), u"a"_s);
    if (!left)
        return queued ? ops.calls() : QStringList();
    if (queued || queued.problem().kind != Problem::Kind::DiskFull)
        left->append(u"no such problem "_s);
    if (!box.value()->look(noon) || !box.value()->all()->empty() || !box.value()->takeRemarks().empty())
        left->append(u"a mail "_s);
    if (!QDir(folder.filePath(u"outbox/msg"_s)).isEmpty(QDir::Files | QDir::Hidden))
        left->append(u"a file"_s);
    return ops.calls();
}

bool isOneWriteOfMany(const QStringList &steps, int place)
{
    const auto writes = [&](int at) { return steps.value(at) == "write"_L1; };
    return writes(place - 1) && writes(place) && writes(place + 1);
}

} // namespace

class tst_Broken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aBrokenLedgerIsPutAsideAndSaidOnce_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no database") << QByteArray("hello").repeated(1000);
        QTest::newRow("a header alone")
            << QByteArray("SQLite format 3\0 and nothing of the kind", 41).repeated(40);
    }
    void aBrokenLedgerIsPutAsideAndSaidOnce()
    {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        QVERIFY(queueLetter(*openOutbox(folder), u"a"_s).ok());
        for (const auto suffix : {"-wal"_L1, "-shm"_L1})
            QFile::remove(folder.filePath(u"outbox/state.sqlite"_s) + suffix);
        QVERIFY(overwrite(folder.filePath(u"outbox/state.sqlite"_s), bytes));
        auto box = openOutbox(folder);
        QVERIFY(box);
        QCOMPARE(box->takeRemarks().size(), 1U);
        QCOMPARE(count(*box), 1U);
        QCOMPARE(stateOf(*box, u"a"_s), State::InDoubt);
        QCOMPARE(QDir(folder.filePath(u"outbox"_s)).entryList({u"state.sqlite.broken-*"_s}).size(), 1);
        box = openOutbox(folder);
        QVERIFY(box->look(noon).ok());
        QVERIFY(box->takeRemarks().empty());
    }

    void aBrokenFileIsPutAsideAndTheRestWorks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty envelope") << u"b.env"_s << QByteArray();
        QTest::newRow("torn envelope") << u"b.env"_s << QByteArray("{\"version\": 1, \"id\":");
        QTest::newRow("envelope of another") << u"b.env"_s << QByteArray("copy of a");
        QTest::newRow("envelope of the future") << u"b.env"_s << QByteArray("{\"version\": 99}");
        QTest::newRow("no envelope") << u"b.env"_s << QByteArray("gone");
    }
    void aBrokenFileIsPutAsideAndTheRestWorks()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        QVERIFY(queueLetter(*box, u"a"_s).ok() && queueLetter(*box, u"b"_s).ok());
        const QString path = folder.filePath(u"outbox/msg/"_s + name);
        if (bytes == "copy of a")
            bytes = *files::readFile(folder.filePath(u"outbox/msg/a.env"_s));
        QVERIFY(bytes == "gone" ? QFile::remove(path) : overwrite(path, bytes));
        QCOMPARE(count(*box), 1U);
        QCOMPARE(stateOf(*box, u"a"_s), State::Queued);
        QCOMPARE(box->takeRemarks().size(), 1U);
        QVERIFY(QFile::exists(folder.filePath(u"outbox/broken/b.eml"_s)));
        QVERIFY(box->look(noon).ok());
        QVERIFY(box->takeRemarks().empty());
    }

    void aMessageThatIsNoLongerTheSameIsNotHandedOut()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        QVERIFY(queueLetter(*box, u"a"_s).ok());
        QVERIFY(overwrite(folder.filePath(u"outbox/msg/a.eml"_s), letter.chopped(3)));
        const auto mail = box->pairs().read(u"a"_s);
        const auto message = box->pairs().message(*mail, mail->plan.envelope.to);
        QVERIFY(!message.ok());
        QCOMPARE(message.problem().kind, Problem::Kind::BadInput);
    }

    /// Whatever step of queuing fails, there is a whole mail or, with a Problem, none.
    void aMailIsQueuedWholeOrNotAtAll()
    {
        const QStringList steps = stepsOfQueuing(0, nullptr);
        QVERIFY(steps.size() > 10);
        for (int failing = 1; failing <= steps.size(); ++failing) {
            if (isOneWriteOfMany(steps, failing - 1))
                continue;
            QString kept;
            QVERIFY2(stepsOfQueuing(failing, &kept).contains(u"remove"_s), qPrintable(steps[failing - 1]));
            QCOMPARE(kept, QString());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Broken)
#include "tst_Broken.moc"
