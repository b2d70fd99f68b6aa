// SPDX-License-Identifier: MIT
// Each state of a keychain in a session of its own (see `keyring`): started without one, this program starts
// itself in each of them.
#include "secrets/KeychainStore.h"
#include "support/Keyrings.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::secrets;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Problem::Kind;

namespace {

constexpr int patience = 40'000;
const QString id = QStringLiteral("kept"); ///< what the locked keyring holds

template <class R, class Call>
R answered(const Call &call)
{
    std::optional<R> got;
    call([&](const R &result) { got = result; });
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return got.has_value(); }, patience);
    return got.value_or(Problem{.kind = Kind::Internal, .words = u"no answer came"_s});
}

Result<Secret> readNow(KeychainStore &store, const QString &account = id)
{
    return answered<Result<Secret>>([&](const auto &answer) { store.read(account, answer); });
}

Result<Secret> readUnaskedNow(KeychainStore &store)
{
    return answered<Result<Secret>>([&](const auto &answer) { store.readUnasked(id, answer); });
}

Outcome writeNow(KeychainStore &store, QByteArrayView secret, const QString &account = id)
{
    return answered<Outcome>([&](const auto &answer) { store.write(account, Secret(secret), answer); });
}

Outcome removeNow(KeychainStore &store, const QString &account = id)
{
    return answered<Outcome>([&](const auto &answer) { store.remove(account, answer); });
}

Outcome lookNow(KeychainStore &store, const QString &account = id)
{
    return answered<Outcome>([&](const auto &answer) { store.look(account, answer); });
}

template <class R>
QString kindOf(const R &result)
{
    return result.ok() ? u"done"_s : QString(idOf(result.problem().kind));
}

/// What another program finds.
QByteArray secretTool(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess tool;
    tool.start(u"secret-tool"_s, arguments);
    tool.write(input);
    tool.closeWriteChannel();
    tool.waitForFinished();
    return tool.readAllStandardOutput();
}

QByteArray lookedUp()
{
    return secretTool({u"lookup"_s, u"server"_s, u"posthorn"_s, u"user"_s, id});
}

void storeElsewhere(const QString &type)
{
    secretTool({u"store"_s, u"--label=x"_s, u"server"_s, u"posthorn"_s, u"user"_s, id, u"type"_s, type},
               "foreign");
}

QString everyKind(KeychainStore &store)
{
    return QStringList{kindOf(readNow(store)), kindOf(writeNow(store, "x")), kindOf(removeNow(store)),
                       kindOf(lookNow(store))}
        .join(u' ');
}

} // namespace

class State : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
};

class Open : public State
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { secretTool({u"clear"_s, u"server"_s, u"posthorn"_s}); }

    void whatWasWrittenIsReadAndFoundByOthers()
    {
        KeychainStore store(Unlocking::Never);
        QCOMPARE(kindOf(writeNow(store, "pass wörd 鍵")), u"done"_s);
        QVERIFY(readNow(store)->equals(Secret("pass wörd 鍵")));
        QCOMPARE(lookedUp(), "pass wörd 鍵");
        QCOMPARE(store.keeper(), u"GNOME Keyring"_s);
    }
    void whatIsOpenIsReadWithoutAsking()
    {
        KeychainStore store(Unlocking::Ask);
        QVERIFY(writeNow(store, "opened").ok());
        QVERIFY(readUnaskedNow(store)->equals(Secret("opened")));
    }
    void theLastWriteHolds()
    {
        KeychainStore store(Unlocking::Never);
        QCOMPARE(kindOf(writeNow(store, "one")), u"done"_s);
        QCOMPARE(kindOf(writeNow(store, "two")), u"done"_s);
        QVERIFY(readNow(store)->equals(Secret("two")));
    }
    void whatIsNotThereIsNotCalledLocked()
    {
        KeychainStore store(Unlocking::Never);
        QCOMPARE(readNow(store, u"nobody"_s).problem().kind, Kind::SecretUnavailable);
        QCOMPARE(readNow(store, u"nobody"_s).problem().subject, u"nobody"_s);
        QCOMPARE(kindOf(lookNow(store, u"nobody"_s)), u"secret-unavailable"_s);
    }
    void whatWasRemovedIsGoneForOthersToo()
    {
        KeychainStore store(Unlocking::Never);
        QVERIFY(writeNow(store, "one").ok());
        QCOMPARE(kindOf(removeNow(store)), u"done"_s);
        QCOMPARE(lookedUp(), QByteArray());
        QCOMPARE(kindOf(removeNow(store)), u"done"_s);
    }
    void twoEntriesAreSaidAndOneWriteMendsIt()
    {
        KeychainStore store(Unlocking::Never);
        QVERIFY(writeNow(store, "ours").ok());
        storeElsewhere(u"base64"_s);
        QCOMPARE(kindOf(readNow(store)), u"secret-twice"_s);
        QCOMPARE(kindOf(lookNow(store)), u"secret-twice"_s);
        QCOMPARE(kindOf(writeNow(store, "right")), u"done"_s);
        QVERIFY(readNow(store)->equals(Secret("right")));
    }
    void removingTakesAllEntries()
    {
        KeychainStore store(Unlocking::Never);
        QVERIFY(writeNow(store, "ours").ok());
        storeElsewhere(u"base64"_s);
        QCOMPARE(kindOf(removeNow(store)), u"done"_s);
        QCOMPARE(lookedUp(), QByteArray());
    }
    void whatIsNoPasswordIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("line break") << QByteArray("a\nb");
        QTest::newRow("nul") << QByteArray("a\0b", 3);
        QTest::newRow("delete") << QByteArray("a\x7f");
        QTest::newRow("latin 1") << QByteArray("p\xe4ss");
        QTest::newRow("empty") << QByteArray();
    }
    void whatIsNoPasswordIsRefusedByName()
    {
        QFETCH(const QByteArray, password);
        KeychainStore store(Unlocking::Never);
        const Outcome refused = writeNow(store, password);
        QCOMPARE(kindOf(refused), u"bad-input"_s);
        QCOMPARE(refused.problem().subject, u"the password"_s);
        QCOMPARE(lookedUp(), QByteArray());
    }
    void errandsAreDoneInTheOrderOfTheCalls()
    {
        KeychainStore store(Unlocking::Never);
        QString order;
        store.write(id, Secret("x"), [&](const Outcome &done) { order += done ? u'w' : u'!'; });
        store.read(id, [&](const Result<Secret> &secret) { order += secret ? u'r' : u'!'; });
        store.remove(id, [&](const Outcome &done) { order += done ? u'd' : u'!'; });
        store.read(id, [&](const Result<Secret> &secret) { order += secret ? u'!' : u'n'; });
        QCOMPARE(order, QString());
        QTRY_COMPARE_WITH_TIMEOUT(order, u"wrdn"_s, patience);
    }
    void answersAreDroppedWithTheStore()
    {
        bool answered = false;
        {
            KeychainStore store(Unlocking::Never);
            store.write(id, Secret("x"), [&](const Outcome &) { answered = true; });
            QTest::qWait(2);
        }
        QTest::qWait(200);
        QVERIFY(!answered);
    }
};

class Locked : public State
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCalledMissingOrDone()
    {
        KeychainStore store(Unlocking::Never);
        QCOMPARE(everyKind(store), u"keychain-locked keychain-locked keychain-locked keychain-locked"_s);
        QCOMPARE(kindOf(readNow(store, u"nobody"_s)), u"keychain-locked"_s);
        QCOMPARE(kindOf(removeNow(store, u"nobody"_s)), u"keychain-locked"_s);
    }
    void aQuestionThatNobodyCanSeeIsADenial()
    {
        KeychainStore store(Unlocking::Ask);
        QCOMPARE(kindOf(readNow(store)), u"keychain-denied"_s);
        QCOMPARE(kindOf(writeNow(store, "x")), u"keychain-denied"_s);
        QCOMPARE(kindOf(removeNow(store)), u"keychain-denied"_s);
    }
    void whatNobodyWaitsForIsNotAskedFor()
    {
        KeychainStore store(Unlocking::Ask);
        QCOMPARE(kindOf(readUnaskedNow(store)), u"keychain-locked"_s);
    }
};

/// The states in which every call has the same answer.
class Uniform : public State
{
    Q_OBJECT
private Q_SLOTS:
    void everyCallSaysSoAndTheLoopGoesOn_data()
    {
        QTest::addColumn<QString>("kinds");
        static const QMap<QByteArray, QString> expected{
            {"new", u"secret-unavailable keychain-new done secret-unavailable"_s},
            {"absent", u"keychain-absent keychain-absent keychain-absent keychain-absent"_s},
            {"no-bus", u"keychain-absent keychain-absent keychain-absent keychain-absent"_s},
            {"without-glib", u"keychain-failed keychain-failed keychain-failed keychain-failed"_s},
            {"silent", u"keychain-silent keychain-silent keychain-silent keychain-silent"_s},
            {"late", u"keychain-silent keychain-silent keychain-silent done"_s},
            {"denying", u"keychain-denied keychain-denied keychain-denied keychain-denied"_s},
            {"dismissing", u"keychain-denied keychain-denied keychain-denied keychain-locked"_s},
            {"forgetful", u"secret-unavailable keychain-failed done secret-unavailable"_s}};
        const QByteArray state = qgetenv("KEYRING_STATE");
        QTest::newRow(state.constData()) << expected.value(state);
    }
    void everyCallSaysSoAndTheLoopGoesOn()
    {
        QFETCH(const QString, kinds);
        const QByteArray state = qgetenv("KEYRING_STATE");
        const bool hangs = state == "late";
        KeychainStore store(state == "dismissing" ? Unlocking::Ask : Unlocking::Never,
                            hangs ? 500ms : KeychainStore::usualPatience);
        QElapsedTimer clock;
        clock.start();
        qint64 last = 0;
        qint64 gap = 0;
        QTimer ticks;
        QObject::connect(&ticks, &QTimer::timeout, &ticks, [&] {
            gap = qMax(gap, clock.elapsed() - last);
            last = clock.elapsed();
        });
        ticks.start(5);
        QCOMPARE(everyKind(store), kinds);
        QVERIFY2(gap < 1000, qPrintable(u"the loop stood still for %1 ms"_s.arg(gap)));
        QVERIFY(clock.elapsed() < qint64{4} * 25'000);
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QByteArray state = qgetenv("KEYRING_STATE");
    if (state.isEmpty())
        return test::runBesideKeyrings({u"open"_s, u"locked"_s, u"new"_s, u"absent"_s, u"no-bus"_s,
                                        u"without-glib"_s, u"silent"_s, u"late"_s, u"denying"_s,
                                        u"dismissing"_s, u"forgetful"_s},
                                       {u"-o"_s, u"-,txt"_s});
    std::unique_ptr<QObject> tests;
    if (state == "open")
        tests = std::make_unique<Open>();
    else if (state == "locked")
        tests = std::make_unique<Locked>();
    else
        tests = std::make_unique<Uniform>();
    return QTest::qExec(tests.get(), argc, argv);
}
#include "tst_KeychainStore.moc"
