// SPDX-License-Identifier: MIT
#include "Samples.h"
#include "accounts/BookFile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::accounts;
using namespace Qt::StringLiterals;

class tst_AccountBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyFieldSurvivesSavingAndLoading();
    void anEmptyBookSurvives();
    void aBrokenFileIsNamedWithThePlace_data();
    void aBrokenFileIsNamedWithThePlace();
    void everyBrokenFileHasItsWords();
    void findsByIdThenNameThenAddress();
    void puttingTheSameIdReplaces();
    void removingForgets();
    void aFileOfVersionOneIsRead();
    void aFileOfANewerProgramIsNotCalledBroken();
    void theFirstIsTheDefaultUntilOneIsChosen();
    void anAccountMovesToAnyPlace();
    void whatSomebodyElseChangedIsNotReplaced();
    void whatIsOwedToTheKeychainSurvives();
};

namespace {

const QString dataFolder = QStringLiteral(TEST_DATA "/accounts/");

// clang-format off
const QMap<QString, QString> wordsOfFile{
    {u"account-is-text"_s, u"accounts[0]: is no object"_s},
    {u"account-key-unknown"_s, u"accounts[0].password: is not known"_s},
    {u"accounts-not-a-list"_s, u"accounts: is not a list"_s},
    {u"address-is-none"_s, u"accounts[0].identities[0].address: \"alice at home\" is no mail address"_s},
    {u"auth-unknown"_s, u"accounts[0].auth: \"kerberos\" is not known"_s},
    {u"colour-is-a-name"_s, u"accounts[0].identities[0].colour: \"red\" is no colour like #1d5fa8"_s},
    {u"connect-to-null"_s, u"accounts[0].connectTo: is not an object"_s},
    {u"default-is-a-number"_s, u"default: is not text"_s},
    {u"empty-file"_s, u"illegal value at byte 0"_s},
    {u"endpoint-missing"_s, u"accounts[0].endpoint: is missing"_s},
    {u"flag-as-number"_s, u"accounts[0].practice: is not true or false"_s},
    {u"host-with-control"_s, u"accounts[0].endpoint.host: holds a control character"_s},
    {u"id-empty"_s, u"accounts[0].id: is empty"_s},
    {u"id-missing"_s, u"accounts[0].id: is missing"_s},
    {u"id-twice"_s, u"accounts[1].id: is there twice"_s},
    {u"identity-key-unknown"_s, u"accounts[0].identities[0].shoeSize: is not known"_s},
    {u"name-with-line-break"_s, u"accounts[0].name: holds a control character"_s},
    {u"not-an-object"_s, u"is not of version 1 or 2"_s},
    {u"not-closed"_s, u"unterminated array at byte 26"_s},
    {u"port-as-text"_s, u"accounts[0].endpoint.port: is not a number"_s},
    {u"port-fraction"_s, u"accounts[0].endpoint.port: is no port (1 to 65535)"_s},
    {u"port-zero"_s, u"accounts[0].endpoint.port: is no port (1 to 65535)"_s},
    {u"reply-to-is-none"_s, u"accounts[0].identities[0].replyTo: \"alice at home\" is no mail address"_s},
    {u"secret-home-unknown"_s, u"accounts[0].secret: \"in the open\" is not known"_s},
    {u"security-unknown"_s, u"accounts[0].endpoint.security: \"if-available\" is not known"_s},
    {u"signature-is-a-list"_s, u"accounts[0].identities[0].signature: is not text"_s},
    {u"to-forget-is-a-number"_s, u"toForget[0]: is no text"_s},
    {u"unknown-key-at-top"_s, u"password: is not known"_s},
    {u"version-as-text"_s, u"is not of version 1 or 2"_s},
    {u"version-missing"_s, u"is not of version 1 or 2"_s},
    {u"version-unknown"_s, u"is not of version 1 or 2"_s},
};
// clang-format on

AccountBook bookOf(const std::vector<Account> &accounts)
{
    AccountBook book;
    for (const Account &account : accounts)
        book.put(account);
    return book;
}

} // namespace

void tst_AccountBook::everyFieldSurvivesSavingAndLoading()
{
    AccountBook book = bookOf({sampleAccount(), fullAccount()});
    book.setDefault(fullAccount().id);
    book.oweForgetting(u"gone"_s);
    const auto loaded = AccountBook::parse(book.toJson(), u"x"_s);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.problem().words));
    QVERIFY(*loaded == book);
    QCOMPARE(loaded->all(), book.all());
}

void tst_AccountBook::anEmptyBookSurvives()
{
    const auto book = AccountBook::parse(AccountBook().toJson(), u"x"_s);
    QVERIFY(book.ok());
    QVERIFY(book->all().empty());
}

void tst_AccountBook::aBrokenFileIsNamedWithThePlace_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    for (auto it = wordsOfFile.begin(); it != wordsOfFile.end(); ++it)
        QTest::newRow(qPrintable(it.key())) << dataFolder + it.key() + u".json"_s << it.value();
}

void tst_AccountBook::aBrokenFileIsNamedWithThePlace()
{
    QFETCH(const QString, file);
    QFETCH(const QString, words);
    QVERIFY(QFile::exists(file));
    const auto book = BookFile(file).read();
    QVERIFY(!book.ok());
    QCOMPARE(book.problem().kind, Problem::Kind::BadInput);
    QCOMPARE(book.problem().subject, file);
    QCOMPARE(book.problem().words, words);
}

void tst_AccountBook::everyBrokenFileHasItsWords()
{
    QStringList files;
    for (const QString &file : QDir(dataFolder).entryList({u"*.json"_s}, QDir::Files))
        files.append(file.chopped(5));
    files.sort();
    QCOMPARE(files, QStringList(wordsOfFile.keys()));
}

void tst_AccountBook::findsByIdThenNameThenAddress()
{
    Account confusing = fullAccount();
    confusing.name = sampleAccount().id;
    const AccountBook book = bookOf({confusing, sampleAccount()});
    QCOMPARE(book.find(sampleAccount().id)->name, u"Work"_s);
    QCOMPARE(book.find(u"Work")->id, sampleAccount().id);
    QCOMPARE(book.find(u"ALICE@posthorn.TEST")->id, confusing.id);
    QCOMPARE(book.find(u"\"a b\"@xn--r8jz45g.jp")->id, confusing.id);
    QCOMPARE(book.find(u"\"a b\"@例え.JP")->id, confusing.id);
    QVERIFY(book.find(u"nobody") == nullptr);
    QVERIFY(book.find(u"") == nullptr);
}

void tst_AccountBook::puttingTheSameIdReplaces()
{
    AccountBook book = bookOf({sampleAccount(), fullAccount()});
    Account changed = sampleAccount();
    changed.name = u"Home"_s;
    book.put(changed);
    QCOMPARE(book.all(), (std::vector{changed, fullAccount()}));
}

void tst_AccountBook::removingForgets()
{
    AccountBook book = bookOf({sampleAccount(), fullAccount()});
    book.remove(sampleAccount().id);
    book.remove(u"never there");
    QCOMPARE(book.all(), std::vector{fullAccount()});
}

void tst_AccountBook::aFileOfVersionOneIsRead()
{
    const auto book = BookFile(QStringLiteral(TEST_DATA "/accounts-of-version-1/accounts.json")).read();
    QVERIFY2(book.ok(), book.ok() ? "" : qPrintable(book.problem().words));
    QCOMPARE(book->all().size(), 1U);
    const Account &account = book->all().front();
    QCOMPARE(account.endpoint.host, u"mail.posthorn.test"_s);
    QCOMPARE(account.secretHome, SecretHome::Keychain);
    QVERIFY(account.keptBy.isEmpty());
    const auto again = AccountBook::parse(book->toJson(), u"x"_s);
    QVERIFY(again.ok() && *again == *book);
    QVERIFY(book->toJson().contains("\"version\": 2"));
}

void tst_AccountBook::aFileOfANewerProgramIsNotCalledBroken()
{
    const auto book = AccountBook::parse(R"({"version":3,"accounts":{}})", u"x"_s);
    QCOMPARE(book.problem().kind, Problem::Kind::FileUnreadable);
    QVERIFY(book.problem().words.contains(u"version 3"_s));
}

void tst_AccountBook::theFirstIsTheDefaultUntilOneIsChosen()
{
    AccountBook book;
    QVERIFY(book.defaultAccount() == nullptr);
    book = bookOf({sampleAccount(), fullAccount()});
    QCOMPARE(book.defaultAccount()->id, sampleAccount().id);
    book.setDefault(fullAccount().id);
    QCOMPARE(book.defaultAccount()->id, fullAccount().id);
    book.setDefault(u"never there");
    QCOMPARE(book.defaultAccount()->id, fullAccount().id);
    book.remove(fullAccount().id);
    QCOMPARE(book.defaultAccount()->id, sampleAccount().id);
}

void tst_AccountBook::anAccountMovesToAnyPlace()
{
    AccountBook book = bookOf({sampleAccount(), fullAccount()});
    book.move(fullAccount().id, 0);
    QCOMPARE(book.all(), (std::vector{fullAccount(), sampleAccount()}));
    book.move(fullAccount().id, 99);
    book.move(u"never there", 0);
    QCOMPARE(book.all(), (std::vector{sampleAccount(), fullAccount()}));
}

void tst_AccountBook::whatSomebodyElseChangedIsNotReplaced()
{
    AccountBook book = bookOf({sampleAccount()});
    Account mine = sampleAccount();
    mine.name = u"Mine"_s;
    Account theirs = sampleAccount();
    theirs.name = u"Theirs"_s;
    QVERIFY(book.replace(sampleAccount(), theirs).ok());
    const Outcome refused = book.replace(sampleAccount(), mine);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.problem().subject, sampleAccount().name);
    QCOMPARE(book.all(), std::vector{theirs});
    QVERIFY(!AccountBook().replace(sampleAccount(), mine).ok());
}

void tst_AccountBook::whatIsOwedToTheKeychainSurvives()
{
    AccountBook book;
    book.oweForgetting(u"one"_s);
    book.oweForgetting(u"one"_s);
    book.oweForgetting(u"two"_s);
    book.forgotten(u"two"_s);
    const auto loaded = AccountBook::parse(book.toJson(), u"x"_s);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->toForget(), QStringList{u"one"_s});
}

QTEST_GUILESS_MAIN(tst_AccountBook)
#include "tst_AccountBook.moc"
