// SPDX-License-Identifier: MIT
#include "wire/CertificateName.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::wire::speaksFor;
using posthorn::wire::SubjectNames;

class tst_CertificateName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aNameIsMatchedAsRfc9525Says_data();
    void aNameIsMatchedAsRfc9525Says();
    void anAddressIsMatchedByAddressEntriesAlone_data();
    void anAddressIsMatchedByAddressEntriesAlone();
    void anyOfSeveralNamesIsEnough();
    void noNamesSpeakForNobody();
};

void tst_CertificateName::aNameIsMatchedAsRfc9525Says_data()
{
    QTest::addColumn<QString>("presented");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("fits");
    const auto row = [](const QString &presented, const QString &host, bool fits) {
        QTest::addRow("%s for %s", qPrintable(presented), qPrintable(host)) << presented << host << fits;
    };
    row(u"mail.example.org"_s, u"mail.example.org"_s, true);
    row(u"MAIL.Example.ORG"_s, u"mail.example.org"_s, true);
    row(u"mail.example.org"_s, u"mail.example.org."_s, true);
    row(u"mail.example.org"_s, u"example.org"_s, false);
    row(u"example.org"_s, u"mail.example.org"_s, false);
    row(u"localhost"_s, u"localhost"_s, true);
    row(u"*.example.org"_s, u"mail.example.org"_s, true);
    row(u"*.example.org"_s, u"a.mail.example.org"_s, false);
    row(u"*.example.org"_s, u"example.org"_s, false);
    row(u"*.org"_s, u"example.org"_s, false);
    row(u"*"_s, u"localhost"_s, false);
    row(u"*.localhost"_s, u"mail.localhost"_s, false);
    row(u"m*.example.org"_s, u"mail.example.org"_s, false);
    row(u"mail.*.org"_s, u"mail.example.org"_s, false);
    row(u"*.*.org"_s, u"mail.example.org"_s, false);
    row(u"*.example.org"_s, u"*.example.org"_s, false);
    row(u"xn--bcher-kva.example"_s, u"bücher.example"_s, true);
    row(u"*.xn--bcher-kva.example"_s, u"post.bücher.example"_s, true);
    row(u"mail.example.org"_s + QChar(0) + u".evil.org"_s, u"mail.example.org"_s, false);
    row(u"mail..example.org"_s, u"mail.example.org"_s, false);
    row(u""_s, u""_s, false);
    row(u"192.0.2.7"_s, u"192.0.2.7"_s, false);
}

void tst_CertificateName::aNameIsMatchedAsRfc9525Says()
{
    QFETCH(QString, presented);
    QFETCH(QString, host);
    QTEST(speaksFor(SubjectNames{.hosts = {presented}}, host), "fits");
}

void tst_CertificateName::anAddressIsMatchedByAddressEntriesAlone_data()
{
    QTest::addColumn<QString>("presented");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("fits");
    QTest::newRow("the same v4") << u"192.0.2.7"_s << u"192.0.2.7"_s << true;
    QTest::newRow("another v4") << u"192.0.2.7"_s << u"192.0.2.8"_s << false;
    QTest::newRow("v6 written differently") << u"2001:db8:0:0:0:0:0:1"_s << u"2001:db8::1"_s << true;
    QTest::newRow("a name is no address") << u"192.0.2.7"_s << u"mail.example.org"_s << false;
}

void tst_CertificateName::anAddressIsMatchedByAddressEntriesAlone()
{
    QFETCH(QString, presented);
    QFETCH(QString, host);
    QTEST(speaksFor(SubjectNames{.addresses = {presented}}, host), "fits");
}

void tst_CertificateName::anyOfSeveralNamesIsEnough()
{
    const SubjectNames names{.hosts = {u"a.example"_s, u"b.example"_s}, .addresses = {u"::1"_s}};
    QVERIFY(speaksFor(names, u"b.example"_s));
    QVERIFY(speaksFor(names, u"::1"_s));
    QVERIFY(!speaksFor(names, u"c.example"_s));
}

void tst_CertificateName::noNamesSpeakForNobody()
{
    QVERIFY(!speaksFor({}, u"localhost"_s));
    QVERIFY(!speaksFor({}, u"127.0.0.1"_s));
}

QTEST_GUILESS_MAIN(tst_CertificateName)
#include "tst_CertificateName.moc"
