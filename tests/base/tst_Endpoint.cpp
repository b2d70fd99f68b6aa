// SPDX-License-Identifier: MIT
#include "base/Endpoint.h"
#include "base/IpLiteral.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::Security;

class tst_Endpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void authorityIsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<Security>("security");
        QTest::newRow("name") << u"smtp.example.org:587"_s << u"smtp.example.org"_s << 587
                              << Security::StartTls;
        QTest::newRow("tls") << u"smtp.example.org:465"_s << u"smtp.example.org"_s << 465 << Security::Tls;
        QTest::newRow("v4") << u"127.0.0.1:65535"_s << u"127.0.0.1"_s << 65535 << Security::StartTls;
        QTest::newRow("v6") << u"[2001:db8::1]:25"_s << u"2001:db8::1"_s << 25 << Security::StartTls;
        QTest::newRow("umlaut") << u"bücher.de:1"_s << u"bücher.de"_s << 1 << Security::StartTls;
    }
    void authorityIsReadBack()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(Security, security);
        const auto endpoint = posthorn::endpointFromAuthority(text);
        QVERIFY(endpoint);
        QCOMPARE(endpoint->host, host);
        QCOMPARE(int(endpoint->port), port);
        QCOMPARE(endpoint->security, security);
        QCOMPARE(posthorn::authority(endpoint->host, endpoint->port), text);
    }

    void aDefectIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto *text :
             {"", "smtp.example.org", ":587", "host:", "host:0", "host:65536", "host:99999999999", "host:+25",
              "host:25 ", "host: 25", "ho st:25", "host\n:25", "::1:25", "[::1]", "[::1:25", "[]:25",
              "[nonsense]:25", "user@host:25", "smtp://host:25"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void aDefectIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!posthorn::endpointFromAuthority(text));
    }

    void bracketsAreAddedOnce()
    {
        QCOMPARE(posthorn::authority(u"::1"_s, 25), u"[::1]:25"_s);
        QCOMPARE(posthorn::authority(u"[::1]"_s, 25), u"[::1]:25"_s);
        QCOMPARE(posthorn::authority(u"%1.example"_s, 25), u"%1.example:25"_s);
    }

    void portsAndProtectionsMeanEachOther()
    {
        QCOMPARE(posthorn::usualSecurity(465), Security::Tls);
        for (const quint16 port : {quint16(25), quint16(587), quint16(2525)})
            QCOMPARE(posthorn::usualSecurity(port), Security::StartTls);
        QCOMPARE(posthorn::usualPort(Security::Tls), quint16(465));
        QCOMPARE(posthorn::usualPort(Security::StartTls), quint16(587));
        QCOMPARE(posthorn::usualPort(Security::None), quint16(25));
    }

    void addressesAreToldFromNames()
    {
        for (const auto &text : {u"0.0.0.0"_s, u"255.255.255.255"_s, u"127.0.0.1"_s})
            QVERIFY(posthorn::isIpv4(text) && !posthorn::isIpv6(text));
        for (const auto &text : {u"::"_s, u"::1"_s, u"1:2:3:4:5:6:7:8"_s, u"::ffff:127.0.0.1"_s})
            QVERIFY(posthorn::isIpv6(text) && !posthorn::isIpv4(text));
        for (const auto &text :
             {u""_s, u"127.1"_s, u"1.2.3.4.5"_s, u"1.2.3.256"_s, u"1.2.3.04"_s, u"1.2.3."_s, u"1::2::3"_s,
              u":::"_s, u"1:2"_s, u"12345::"_s, u"[::1]"_s, u"fe80::1%eth0"_s, u"::1 "_s, u"example.org"_s})
            QVERIFY2(!posthorn::isIpv4(text) && !posthorn::isIpv6(text), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(tst_Endpoint)
#include "tst_Endpoint.moc"
