// SPDX-License-Identifier: MIT
#include "Mails.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

class tst_Outbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aQueuedMailComesBackAsItWas()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        const mime::Message message = mailOf(letter, {u"bob@example.net"_s, u"\"a b\"@xn--4ca.org"_s});
        QueuedMail mail = waiting(u"one"_s, message);
        mail.plan.connectTo = Endpoint{u"::1"_s, 2525};
        mail.plan.timeouts.connect = std::chrono::milliseconds(1234);
        mail.plan.proxy = smtp::Proxy{.kind = smtp::Proxy::Kind::Http, .host = u"p"_s, .port = 8080};
        mail.plan.partial = smtp::Partial::Accepted;
        mail.plan.envelope.wishes.report = {.content = ReportWish::Content::Full,
                                            .id = u"e1"_s,
                                            .notify = ReportWish::Events{.failure = true}};
        mail.plan.envelope.wishes.holdUntil = noon.addDays(1);
        mail.plan.envelope.wishes.mtPriority = -3;
        QVERIFY(box->queue(mail, message).ok());
        const auto read = box->pairs().read(u"one"_s);
        QVERIFY(read.ok());
        QCOMPARE(read->plan.envelope, mail.plan.envelope);
        QCOMPARE(read->plan.connectTo, mail.plan.connectTo);
        QCOMPARE(read->plan.timeouts, mail.plan.timeouts);
        QCOMPARE(read->plan.proxy, mail.plan.proxy);
        QCOMPARE(read->plan.partial, smtp::Partial::Accepted);
        QCOMPARE(read->queuedAt, noon);
        QCOMPARE(box->pairs().message(*read, read->plan.envelope.to)->open()->readAll(), letter);
    }

    void noSecretReachesTheDisk()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        const mime::Message message = mailOf(letter, {u"bob@example.net"_s});
        QueuedMail mail = waiting(u"one"_s, message);
        mail.plan.secret = Secret("Canary-7f3Q");
        mail.plan.identity = {.certificatePem = "Canary-7f3Q", .keyPem = "Canary-7f3Q"};
        QVERIFY(box->queue(mail, message).ok() && box->look(noon).ok());
        QDir at(folder.filePath(u"outbox"_s));
        for (const QString &name :
             {u"msg/one.env"_s, u"msg/one.eml"_s, u"state.sqlite"_s, u"state.sqlite-wal"_s}) {
            QFile file(at.filePath(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            QVERIFY(!file.readAll().contains("Canary"));
        }
    }

    void statesSurviveAndANewMailIsNoticedByAnybody()
    {
        const QTemporaryDir folder;
        auto one = openOutbox(folder);
        auto other = openOutbox(folder);
        QVERIFY(queueLetter(*one, u"a"_s).ok());
        QCOMPARE(count(*other), 1U);
        QVERIFY(other->tell(u"a"_s, Word::Cancel, noon).ok());
        QCOMPARE(count(*one), 1U);
        QCOMPARE(stateOf(*one, u"a"_s), State::Cancelled);
        QVERIFY(!one->pairs().holds(u"a"_s));
        one.reset();
        one = openOutbox(folder);
        QCOMPARE(stateOf(*one, u"a"_s), State::Cancelled);
    }

    void whoSendsHasTheLockAndQueuingNeedsNone()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        const auto held = box->lock();
        QVERIFY(held.ok() && *held);
        QVERIFY(!*box->lock());
        QVERIFY(queueLetter(*openOutbox(folder), u"a"_s).ok());
    }

    void aProgramThatEndedIsCleanedUpAfterOnlyWhileNobodySends()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        for (const QString &id : {u"sending"_s, u"committing"_s, u"sent"_s})
            QVERIFY(queueLetter(*box, id).ok());
        QVERIFY(box->look(noon).ok());
        for (const State state : {State::Sending, State::Committing, State::Sent})
            QVERIFY(box->ledger()
                        .change(idOf(state),
                                [=](Record r) {
                                    r.state = state;
                                    return r;
                                })
                        .ok());
        {
            const auto held = openOutbox(folder)->lock();
            QVERIFY(box->look(noon).ok());
            QCOMPARE(stateOf(*box, u"sending"_s), State::Sending);
        }
        QVERIFY(box->look(noon).ok());
        QCOMPARE(stateOf(*box, u"sending"_s), State::Queued);
        QCOMPARE(stateOf(*box, u"committing"_s), State::InDoubt);
        QVERIFY(box->pairs().holds(u"committing"_s));
        QVERIFY(!box->pairs().holds(u"sent"_s));
    }

    void afterALostLedgerEveryMailIsInDoubt()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        QVERIFY(queueLetter(*box, u"a"_s).ok() && queueLetter(*box, u"never noticed"_s).ok());
        QVERIFY(box->look(noon).ok());
        box.reset();
        for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
            QFile::remove(folder.filePath(u"outbox/state.sqlite"_s) + suffix);
        box = openOutbox(folder);
        QCOMPARE(count(*box), 2U);
        QCOMPARE(stateOf(*box, u"a"_s), State::InDoubt);
        QCOMPARE(stateOf(*box, u"never noticed"_s), State::InDoubt);
        QVERIFY(queueLetter(*box, u"new"_s).ok());
        QCOMPARE(count(*box), 3U);
        QCOMPARE(stateOf(*box, u"new"_s), State::Queued);
    }

    void halfWrittenFilesGoAfterAWhile()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        const QString half = folder.filePath(u"outbox/msg/.x.eml.1-1.new"_s);
        const QString alone = folder.filePath(u"outbox/msg/x.env"_s);
        QVERIFY(overwrite(half, "half") && overwrite(alone, "{}"));
        const QDateTime written = QFileInfo(half).lastModified();
        QVERIFY(box->look(written.addSecs(3600)).ok());
        QVERIFY(QFile::exists(half) && QFile::exists(alone));
        QVERIFY(box->look(written.addDays(2)).ok());
        QVERIFY(!QFile::exists(half) && !QFile::exists(alone));
    }

    void whatIsForgottenHasNoFileThatCouldBeTakenForNew()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        QVERIFY(queueLetter(*box, u"a"_s).ok() && queueLetter(*box, u"b"_s).ok() && box->look(noon).ok());
        QVERIFY(box->ledger()
                    .change(u"a"_s,
                            [](Record r) {
                                r.state = State::Cancelled;
                                return r;
                            })
                    .ok());
        QVERIFY(box->look(noon.addDays(40)).ok());
        QCOMPARE(count(*box), 1U);
        QVERIFY(!box->pairs().holds(u"a"_s));
        QVERIFY(box->pairs().holds(u"b"_s));
    }

    void whatWasSentIsKeptAsItWentOutAndIsFoundByItsWords()
    {
        const QTemporaryDir folder;
        auto box = openOutbox(folder);
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
            QVERIFY(queueLetter(*box, id, {id + u"@example.net"_s}).ok() && box->look(noon).ok());
            const auto send = [&](Record record) {
                record.state = id == u"c"_s ? State::Queued : State::Sent;
                record.subject = u"Größe von "_s + id;
                record.sentAt = noon.addSecs(id == u"a"_s ? 20 : 10);
                return record;
            };
            QVERIFY(box->change(id, send).ok());
        }
        QVERIFY(box->look(noon.addDays(4000)).ok());
        const auto idsOf = [&](const QStringList &words) {
            QStringList ids;
            const auto found = box->ledger().sent(words);
            for (const Record &record : *found)
                ids.append(record.id);
            return ids;
        };
        QCOMPARE(idsOf({}), QStringList({u"b"_s, u"a"_s}));
        QCOMPARE(idsOf({u"GRÖSSE"_s}), QStringList());
        QCOMPARE(idsOf({u"GRÖßE"_s, u"B@EXAMPLE"_s}), QStringList(u"b"_s));
        QCOMPARE(box->pairs().archived(u"a"_s).value(), letter);
        QVERIFY(!box->pairs().holds(u"a"_s));
        QCOMPARE(box->pairs().archived(u"c"_s).problem().kind, Problem::Kind::FileMissing);
    }
};

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_Outbox.moc"
