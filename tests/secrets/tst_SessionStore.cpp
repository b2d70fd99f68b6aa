// SPDX-License-Identifier: MIT
#include "secrets/SessionStore.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::secrets;
using namespace Qt::StringLiterals;

class tst_SessionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatWasWrittenIsRead();
    void anEmptySecretIsNotNoSecret();
    void theLastWriteHolds();
    void whatWasRemovedIsGone();
    void noneIsAProblemThatNamesTheAccount();
    void noAnswerComesFromWithinTheCall();
    void answersComeInTheOrderOfTheCalls();
    void anAnswerMayAskAgain();
    void aReadAnswersWhatHeldWhenItWasAsked();
    void answersAreDroppedWithTheStore();
};

namespace {

Result<Secret> readNow(Store &store, const QString &account)
{
    std::optional<Result<Secret>> got;
    store.read(account, [&](const Result<Secret> &secret) { got = secret; });
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return got.has_value(); });
    return got.value_or(Problem{.kind = Problem::Kind::TimedOut});
}

Outcome writeNow(Store &store, const QString &account, QByteArrayView secret)
{
    std::optional<Outcome> got;
    store.write(account, Secret(secret), [&](const Outcome &outcome) { got = outcome; });
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return got.has_value(); });
    return got.value_or(Problem{.kind = Problem::Kind::TimedOut});
}

bool holds(const Result<Secret> &secret, QByteArrayView bytes)
{
    return secret.ok() && secret->equals(Secret(bytes));
}

} // namespace

void tst_SessionStore::whatWasWrittenIsRead()
{
    SessionStore store;
    QVERIFY(writeNow(store, u"a"_s, "one").ok());
    QVERIFY(writeNow(store, u"b"_s, "two").ok());
    QVERIFY(holds(readNow(store, u"a"_s), "one"));
    QVERIFY(holds(readNow(store, u"b"_s), "two"));
}

void tst_SessionStore::anEmptySecretIsNotNoSecret()
{
    SessionStore store;
    QVERIFY(writeNow(store, u"a"_s, "").ok());
    const auto secret = readNow(store, u"a"_s);
    QVERIFY(secret.ok());
    QVERIFY(secret->isEmpty());
}

void tst_SessionStore::theLastWriteHolds()
{
    SessionStore store;
    QVERIFY(writeNow(store, u"a"_s, "one").ok());
    QVERIFY(writeNow(store, u"a"_s, "two").ok());
    QVERIFY(holds(readNow(store, u"a"_s), "two"));
}

void tst_SessionStore::whatWasRemovedIsGone()
{
    SessionStore store;
    QVERIFY(writeNow(store, u"a"_s, "one").ok());
    int removed = 0;
    const auto count = [&](const Outcome &outcome) { removed += outcome.ok() ? 1 : 0; };
    store.remove(u"a"_s, count);
    store.remove(u"never there"_s, count);
    QTRY_COMPARE(removed, 2);
    QCOMPARE(readNow(store, u"a"_s).problem().kind, Problem::Kind::SecretUnavailable);
}

void tst_SessionStore::noneIsAProblemThatNamesTheAccount()
{
    SessionStore store;
    const auto secret = readNow(store, u"stranger"_s);
    QVERIFY(!secret.ok());
    QCOMPARE(secret.problem().kind, Problem::Kind::SecretUnavailable);
    QCOMPARE(secret.problem().subject, u"stranger"_s);
    QVERIFY(!secret.problem().words.isEmpty());
}

void tst_SessionStore::noAnswerComesFromWithinTheCall()
{
    SessionStore store;
    int answers = 0;
    store.write(u"a"_s, Secret("x"), [&](const Outcome &) { ++answers; });
    store.read(u"a"_s, [&](const Result<Secret> &) { ++answers; });
    store.remove(u"a"_s, [&](const Outcome &) { ++answers; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 3);
}

void tst_SessionStore::answersComeInTheOrderOfTheCalls()
{
    SessionStore store;
    QString order;
    store.write(u"a"_s, Secret("x"), [&](const Outcome &) { order += u'w'; });
    store.read(u"a"_s, [&](const Result<Secret> &secret) { order += secret.ok() ? u'r' : u'!'; });
    store.remove(u"a"_s, [&](const Outcome &) { order += u'd'; });
    store.read(u"a"_s, [&](const Result<Secret> &secret) { order += secret.ok() ? u'!' : u'n'; });
    QTRY_COMPARE(order, u"wrdn"_s);
}

void tst_SessionStore::anAnswerMayAskAgain()
{
    SessionStore store;
    bool found = false;
    store.write(u"a"_s, Secret("x"), [&](const Outcome &) {
        store.read(u"a"_s, [&](const Result<Secret> &secret) { found = secret.ok(); });
    });
    QTRY_VERIFY(found);
}

void tst_SessionStore::aReadAnswersWhatHeldWhenItWasAsked()
{
    SessionStore store;
    QVERIFY(writeNow(store, u"a"_s, "one").ok());
    bool first = false;
    store.read(u"a"_s, [&](const Result<Secret> &secret) { first = holds(secret, "one"); });
    store.write(u"a"_s, Secret("two"), [](const Outcome &) {});
    QTRY_VERIFY(first);
    QVERIFY(holds(readNow(store, u"a"_s), "two"));
}

void tst_SessionStore::answersAreDroppedWithTheStore()
{
    bool answered = false;
    {
        SessionStore store;
        store.read(u"a"_s, [&](const Result<Secret> &) { answered = true; });
    }
    QTest::qWait(20);
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(tst_SessionStore)
#include "tst_SessionStore.moc"
