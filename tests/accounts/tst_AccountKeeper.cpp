// SPDX-License-Identifier: MIT
// The window program's accounts beside real keychains: started without one, this program starts itself in
// each state (tests/secrets/keyring).
#include "Samples.h"
#include "app/gui/AccountKeeper.h"
#include "support/Keyrings.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace posthorn;
using namespace Qt::StringLiterals;
using accounts::SecretHome;
using Kind = Problem::Kind;

namespace {

constexpr int patience = 30'000;

/// One run of the program over a profile.
struct Run
{
    explicit Run(const QTemporaryDir &folder) : keeper(engine, folder.filePath(u"accounts.json"_s))
    {
        loaded = keeper.load().ok();
    }

    app::EngineThread engine{};
    gui::AccountKeeper keeper;
    bool loaded = false;
};

template <class R, class Call>
R answered(const Call &call)
{
    std::optional<R> got;
    call([&](const R &result) { got = result; });
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return got.has_value(); }, patience);
    return got.value_or(Problem{.kind = Kind::TimedOut});
}

accounts::Account living(SecretHome home)
{
    auto account = accounts::sampleAccount();
    account.secretHome = home;
    return account;
}

const QString id = accounts::sampleAccount().id;

Outcome put(Run &run, const accounts::Account &account)
{
    return answered<Outcome>([&](const auto &answer) { run.keeper.put(account, Secret("sesame"), answer); });
}

Result<smtp::Plan> planOf(Run &run)
{
    return answered<Result<smtp::Plan>>(
        [&](const auto &answer) { run.keeper.planFor(id, Stage::Auth, answer); });
}

bool signsIn(const Result<smtp::Plan> &plan)
{
    return plan.ok() && plan->secret.equals(Secret("sesame"));
}

bool isKept(const Run &run)
{
    const auto account = run.keeper.find(id);
    return account && !account->keptBy.isEmpty();
}

QByteArray inKeychain()
{
    QProcess tool;
    tool.start(u"secret-tool"_s, {u"lookup"_s, u"server"_s, u"posthorn"_s, u"user"_s, id});
    tool.waitForFinished();
    return tool.readAllStandardOutput();
}

} // namespace

class State : public QObject
{
    Q_OBJECT
protected:
    std::unique_ptr<QTemporaryDir> m_folder{};
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }
};

class Open : public State
{
    Q_OBJECT
private Q_SLOTS:
    void aPasswordSurvivesARestart()
    {
        {
            Run first(*m_folder);
            QVERIFY(put(first, living(SecretHome::Keychain)).ok());
            QVERIFY(signsIn(planOf(first)));
            QTRY_VERIFY_WITH_TIMEOUT(isKept(first), patience);
            QCOMPARE(first.keeper.find(id)->keptBy, u"GNOME Keyring"_s);
            QTRY_VERIFY(!first.keeper.secrets().stateOf(id).inMemory);
        }
        QCOMPARE(inKeychain(), "sesame");
        Run second(*m_folder);
        QVERIFY(signsIn(planOf(second)));
    }
    void anAccountThatIsRemovedTakesItsPasswordAlong()
    {
        Run run(*m_folder);
        QVERIFY(put(run, living(SecretHome::Keychain)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(isKept(run), patience);
        QVERIFY(answered<Outcome>([&](const auto &answer) { run.keeper.remove(id, answer); }).ok());
        QTRY_COMPARE_WITH_TIMEOUT(inKeychain(), QByteArray(), patience);
        QTRY_VERIFY(accounts::BookFile(m_folder->filePath(u"accounts.json"_s)).read()->toForget().isEmpty());
    }
    void choosingAnotherHomeEmptiesTheKeychain()
    {
        Run run(*m_folder);
        QVERIFY(put(run, living(SecretHome::Keychain)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(isKept(run), patience);
        const auto chosen = answered<Outcome>(
            [&](const auto &answer) { run.keeper.chooseHome(id, SecretHome::Ask, answer); });
        QVERIFY(chosen.ok());
        QTRY_COMPARE_WITH_TIMEOUT(inKeychain(), QByteArray(), patience);
        QCOMPARE(planOf(run).problem().kind, Kind::SecretUnavailable);
    }
    void aPasswordForTheSessionIsNowhereElse()
    {
        {
            Run first(*m_folder);
            QVERIFY(put(first, living(SecretHome::Session)).ok());
            QVERIFY(signsIn(planOf(first)));
            QVERIFY(signsIn(planOf(first)));
        }
        QCOMPARE(inKeychain(), QByteArray());
        Run second(*m_folder);
        QCOMPARE(planOf(second).problem().kind, Kind::SecretUnavailable);
    }
    void aPasswordThatIsAskedForIsUsedOnce()
    {
        Run run(*m_folder);
        QVERIFY(put(run, living(SecretHome::Ask)).ok());
        QVERIFY(signsIn(planOf(run)));
        QCOMPARE(planOf(run).problem().kind, Kind::SecretUnavailable);
        QCOMPARE(inKeychain(), QByteArray());
    }
    void aPasswordThatWasRefusedIsAskedForAgain()
    {
        Run run(*m_folder);
        QVERIFY(put(run, living(SecretHome::Keychain)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(isKept(run), patience);
        run.keeper.forgetSecret(id);
        QCOMPARE(planOf(run).problem().kind, Kind::SecretUnavailable);
        run.keeper.keepSecret(id, Secret("sesame"));
        QVERIFY(signsIn(planOf(run)));
    }
    void whatAnotherWindowChangedIsNotOverwritten()
    {
        Run mine(*m_folder);
        QVERIFY(put(mine, living(SecretHome::Ask)).ok());
        Run theirs(*m_folder);
        const auto before = *mine.keeper.find(id);
        auto renamed = before;
        renamed.name = u"Theirs"_s;
        const auto change = [&](Run &run, const accounts::Account &after) {
            return answered<Outcome>([&](const auto &answer) { run.keeper.replace(before, after, answer); });
        };
        QVERIFY(change(theirs, renamed).ok());
        renamed.name = u"Mine"_s;
        QVERIFY(!change(mine, renamed).ok());
        QCOMPARE(accounts::BookFile(m_folder->filePath(u"accounts.json"_s)).read()->all().front().name,
                 u"Theirs"_s);
    }
    void cleanup() { QProcess::execute(u"secret-tool"_s, {u"clear"_s, u"server"_s, u"posthorn"_s}); }
};

class Absent : public State
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAKeychainAPasswordLastsAsLongAsTheProgram()
    {
        {
            Run first(*m_folder);
            QVERIFY(put(first, living(SecretHome::Keychain)).ok());
            QTRY_VERIFY_WITH_TIMEOUT(first.keeper.secrets().stateOf(id).trouble, patience);
            QCOMPARE(first.keeper.secrets().stateOf(id).trouble->kind, Kind::KeychainAbsent);
            QCOMPARE(first.keeper.secrets().stateOf(id).trouble->subject, u"Work"_s);
            QVERIFY(first.keeper.secrets().stateOf(id).inMemory);
            QVERIFY(signsIn(planOf(first)));
        }
        Run second(*m_folder);
        QCOMPARE(planOf(second).problem().kind, Kind::SecretUnavailable);
    }
};

class Locked : public State
{
    Q_OBJECT
private Q_SLOTS:
    void aLockedKeychainIsKnownBeforeAnybodyNeedsIt()
    {
        auto account = living(SecretHome::Keychain);
        account.keptBy = u"GNOME Keyring"_s;
        const accounts::BookFile file(m_folder->filePath(u"accounts.json"_s));
        QVERIFY(file.change([&](accounts::AccountBook &book) -> Outcome {
                        book.put(account);
                        book.oweForgetting(u"gone"_s);
                        return Done{};
                    })
                    .ok());
        Run run(*m_folder);
        QVERIFY(run.loaded);
        QTRY_VERIFY_WITH_TIMEOUT(run.keeper.secrets().stateOf(id).trouble, patience);
        QCOMPARE(run.keeper.secrets().stateOf(id).trouble->kind, Kind::KeychainLocked);
        QCOMPARE(file.read()->toForget(), QStringList{u"gone"_s});
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QByteArray state = qgetenv("KEYRING_STATE");
    if (state.isEmpty())
        return test::runBesideKeyrings({u"open"_s, u"absent"_s, u"locked"_s});
    std::unique_ptr<QObject> tests;
    if (state == "open")
        tests = std::make_unique<Open>();
    else if (state == "absent")
        tests = std::make_unique<Absent>();
    else
        tests = std::make_unique<Locked>();
    return QTest::qExec(tests.get(), argc, argv);
}
#include "tst_AccountKeeper.moc"
