// SPDX-License-Identifier: MIT
#include "practice/Identity.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>
#include <future>

using namespace Qt::StringLiterals;
using namespace posthorn::practice;
using posthorn::Problem;

namespace {

const QDateTime today(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);

bool same(const Identity &a, const Identity &b)
{
    return a.caPem == b.caPem && a.certificatePem == b.certificatePem && a.keyPem == b.keyPem;
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

class tst_Identity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void namesLocalhostAndNothingElse()
    {
        const auto identity = makeIdentity(today);
        QVERIFY(identity.ok());
        const QSslCertificate server(identity->certificatePem);
        const auto names = server.subjectAlternativeNames();
        QCOMPARE(names.values(QSsl::DnsEntry), QStringList{u"localhost"_s});
        QCOMPARE(names.count(QSsl::IpAddressEntry), 2);
        QVERIFY(names.contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
        QVERIFY(!QSslKey(identity->keyPem, QSsl::Ec).isNull());
        QCOMPARE(QSslCertificate(identity->caPem).subjectInfo(QSslCertificate::CommonName),
                 server.issuerInfo(QSslCertificate::CommonName));
    }

    void isValidForTwoYearsAndNoLongerThanSystemsTake()
    {
        const auto identity = makeIdentity(today);
        for (const QByteArray &pem : {identity->caPem, identity->certificatePem}) {
            const QSslCertificate certificate(pem);
            QVERIFY(certificate.effectiveDate() <= today);
            QVERIFY(certificate.effectiveDate().daysTo(certificate.expiryDate()) <= 825);
            QVERIFY(today.daysTo(certificate.expiryDate()) > 730);
        }
    }

    void isMadeOnceAndKept()
    {
        QTemporaryDir folder;
        const QString inside = folder.filePath(u"profile/practice"_s);
        const auto made = identityIn(inside, today);
        QVERIFY(made.ok());
        QVERIFY(same(made.value(), identityIn(inside, today).value()));
        const auto onlyOurs = QFile::ReadOwner | QFile::WriteOwner;
        QCOMPARE(QFileInfo(inside + u"/key.pem"_s).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 onlyOurs);
    }

    void serversThatStartTogetherShareOne()
    {
        QTemporaryDir folder;
        const auto make = [&] { return identityIn(folder.filePath(u"new/practice"_s), today); };
        auto first = std::async(std::launch::async, make);
        auto second = std::async(std::launch::async, make);
        QVERIFY(same(first.get().value(), second.get().value()));
    }

    void isMadeAnewWhenItEndsSoon()
    {
        QTemporaryDir folder;
        const auto made = identityIn(folder.path(), today);
        QVERIFY(same(made.value(), identityIn(folder.path(), today.addDays(769)).value()));
        const auto renewed = identityIn(folder.path(), today.addDays(771));
        QVERIFY(!same(made.value(), renewed.value()));
        QVERIFY(QSslCertificate(renewed->certificatePem).expiryDate() > today.addDays(1500));
    }

    void isMadeAnewWhenAFileIsBroken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray otherKey = makeIdentity(today)->keyPem;
        QTest::newRow("empty authority") << u"ca.pem"_s << QByteArray();
        QTest::newRow("no certificate") << u"cert.pem"_s << "-----BEGIN CERTIFICATE-----\nAAAA\n"_ba;
        QTest::newRow("the key of another") << u"key.pem"_s << otherKey;
        QTest::newRow("the authority of another") << u"ca.pem"_s << makeIdentity(today)->caPem;
    }
    void isMadeAnewWhenAFileIsBroken()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        const auto made = identityIn(folder.path(), today);
        overwrite(folder.filePath(name), bytes);
        const auto renewed = identityIn(folder.path(), today);
        QVERIFY(!same(made.value(), renewed.value()));
        QVERIFY(same(renewed.value(), identityIn(folder.path(), today).value()));
    }

    void aFolderThatCannotBeIsNamed()
    {
        QTemporaryDir folder;
        overwrite(folder.filePath(u"file"_s), "in the way");
        const auto identity = identityIn(folder.filePath(u"file/practice"_s), today);
        QVERIFY(!identity.ok());
        QCOMPARE(identity.problem().kind, Problem::Kind::FileUnwritable);
        QVERIFY(identity.problem().subject.startsWith(folder.path()));
    }
};

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_Identity.moc"
