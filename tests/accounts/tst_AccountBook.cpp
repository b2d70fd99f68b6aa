// SPDX-License-Identifier: MIT
#include "Samples.h"
#include "accounts/AccountBook.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
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
    void aMissingFileIsAnEmptyBook();
    void whatIsNoFileIsAProblem();
    void onlyTheOwnerMayReadTheFile();
    void aBrokenFileIsNamedWithThePlace_data();
    void aBrokenFileIsNamedWithThePlace();
    void everyBrokenFileHasItsWords();
    void findsByIdThenNameThenAddress();
    void puttingTheSameIdReplaces();
    void removingForgets();
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
    {u"connect-to-null"_s, u"accounts[0].connectTo: is not an object"_s},
    {u"empty-file"_s, u"illegal value at byte 0"_s},
    {u"endpoint-missing"_s, u"accounts[0].endpoint: is missing"_s},
    {u"flag-as-number"_s, u"accounts[0].practice: is not true or false"_s},
    {u"host-with-control"_s, u"accounts[0].endpoint.host: holds a control character"_s},
    {u"id-empty"_s, u"accounts[0].id: is empty"_s},
    {u"id-missing"_s, u"accounts[0].id: is missing"_s},
    {u"id-twice"_s, u"accounts[1].id: is there twice"_s},
    {u"identity-key-unknown"_s, u"accounts[0].identities[0].colour: is not known"_s},
    {u"name-with-line-break"_s, u"accounts[0].name: holds a control character"_s},
    {u"not-an-object"_s, u"is not of version 1"_s},
    {u"not-closed"_s, u"unterminated array at byte 26"_s},
    {u"port-as-text"_s, u"accounts[0].endpoint.port: is not a number"_s},
    {u"port-fraction"_s, u"accounts[0].endpoint.port: is no port (1 to 65535)"_s},
    {u"port-zero"_s, u"accounts[0].endpoint.port: is no port (1 to 65535)"_s},
    {u"security-unknown"_s, u"accounts[0].endpoint.security: \"if-available\" is not known"_s},
    {u"unknown-key-at-top"_s, u"password: is not known"_s},
    {u"version-as-text"_s, u"is not of version 1"_s},
    {u"version-missing"_s, u"is not of version 1"_s},
    {u"version-unknown"_s, u"is not of version 1"_s},
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
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"accounts.json"_s);
    const AccountBook book = bookOf({sampleAccount(), fullAccount()});
    QVERIFY(book.save(path).ok());
    const auto loaded = AccountBook::load(path);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.problem().words));
    QCOMPARE(loaded->all(), book.all());
}

void tst_AccountBook::anEmptyBookSurvives()
{
    const auto book = AccountBook::parse(AccountBook().toJson(), u"x"_s);
    QVERIFY(book.ok());
    QVERIFY(book->all().empty());
}

void tst_AccountBook::aMissingFileIsAnEmptyBook()
{
    const QTemporaryDir folder;
    const auto book = AccountBook::load(folder.filePath(u"accounts.json"_s));
    QVERIFY(book.ok());
    QVERIFY(book->all().empty());
}

void tst_AccountBook::whatIsNoFileIsAProblem()
{
    const QTemporaryDir folder;
    const auto book = AccountBook::load(folder.path());
    QCOMPARE(book.problem().kind, Problem::Kind::FileUnreadable);
    QCOMPARE(book.problem().subject, folder.path());
}

void tst_AccountBook::onlyTheOwnerMayReadTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"accounts.json"_s);
    QVERIFY(bookOf({sampleAccount()}).save(path).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
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
    const auto book = AccountBook::load(file);
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

QTEST_GUILESS_MAIN(tst_AccountBook)
#include "tst_AccountBook.moc"
