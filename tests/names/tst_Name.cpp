// SPDX-License-Identifier: MIT
#include "names/Name.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using names::asciiName;
using names::dnsServerFrom;

class tst_Name : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aNameIsAskedForInSmallAscii_data();
    void aNameIsAskedForInSmallAscii();
    void whatCannotBeANameIsNone_data();
    void whatCannotBeANameIsNone();
    void aServerIsAnAddressWithOrWithoutAPort_data();
    void aServerIsAnAddressWithOrWithoutAPort();
    void whatIsNoServerIsNone_data();
    void whatIsNoServerIsNone();
};

void tst_Name::aNameIsAskedForInSmallAscii_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("plain") << u"mail.example.org"_s << QByteArray("mail.example.org");
    QTest::newRow("capitals") << u"Mail.Example.ORG"_s << QByteArray("mail.example.org");
    QTest::newRow("absolute") << u"mail.example.org."_s << QByteArray("mail.example.org");
    QTest::newRow("a service") << u"_submission._tcp.example.org"_s
                               << QByteArray("_submission._tcp.example.org");
    QTest::newRow("beyond ASCII") << u"bücher.example"_s << QByteArray("xn--bcher-kva.example");
    QTest::newRow("one label") << u"localhost"_s << QByteArray("localhost");
    QTest::newRow("the longest label") << QString(63, u'a') << QByteArray(63, 'a');
}

void tst_Name::aNameIsAskedForInSmallAscii()
{
    QFETCH(QString, name);
    const auto asked = asciiName(name);
    QVERIFY(asked);
    QTEST(*asked, "asked");
}

void tst_Name::whatCannotBeANameIsNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("the root") << u"."_s;
    QTest::newRow("two words") << u"two words"_s;
    QTest::newRow("a line break") << u"mail.example.org\r\nevil"_s;
    QTest::newRow("a NUL") << u"mail"_s + QChar(0) + u".example.org"_s;
    QTest::newRow("an empty label") << u"mail..example.org"_s;
    QTest::newRow("a leading dot") << u".example.org"_s;
    QTest::newRow("a label of 64") << QString(64, u'a') + u".example.org"_s;
    QTest::newRow("254 octets") << (QString(62, u'a') + u'.').repeated(4) + u"ab"_s;
    QTest::newRow("an address with a port") << u"mail.example.org:587"_s;
    QTest::newRow("an escape") << u"mail\\032.example.org"_s;
    QTest::newRow("a lone surrogate") << u"mail"_s + QChar(0xd800) + u".example.org"_s;
}

void tst_Name::whatCannotBeANameIsNone()
{
    QFETCH(QString, name);
    QVERIFY(!asciiName(name));
}

void tst_Name::aServerIsAnAddressWithOrWithoutAPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("authority");
    QTest::newRow("v4") << u"9.9.9.9"_s << u"9.9.9.9:53"_s;
    QTest::newRow("v4 with port") << u"127.0.0.1:5353"_s << u"127.0.0.1:5353"_s;
    QTest::newRow("v6") << u"2620:fe::fe"_s << u"[2620:fe::fe]:53"_s;
    QTest::newRow("v6 in brackets") << u"[::1]"_s << u"[::1]:53"_s;
    QTest::newRow("v6 with port") << u"[::1]:5353"_s << u"[::1]:5353"_s;
}

void tst_Name::aServerIsAnAddressWithOrWithoutAPort()
{
    QFETCH(QString, text);
    const auto server = dnsServerFrom(text);
    QVERIFY(server);
    QTEST(authority(server->host, server->port), "authority");
    QCOMPARE(server->security, Security::None);
}

void tst_Name::whatIsNoServerIsNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a name") << u"dns.example.org"_s;
    QTest::newRow("a name with a port") << u"dns.example.org:53"_s;
    QTest::newRow("no port") << u"127.0.0.1:"_s;
    QTest::newRow("port 0") << u"127.0.0.1:0"_s;
    QTest::newRow("port 65536") << u"127.0.0.1:65536"_s;
    QTest::newRow("a short form") << u"127.1"_s;
    QTest::newRow("brackets around v4") << u"[127.0.0.1]:53"_s;
}

void tst_Name::whatIsNoServerIsNone()
{
    QFETCH(QString, text);
    QVERIFY(!dnsServerFrom(text));
}

QTEST_GUILESS_MAIN(tst_Name)
#include "tst_Name.moc"
