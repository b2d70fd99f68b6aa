// SPDX-License-Identifier: MIT
#include "base/Address.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::Address;
using posthorn::Mailbox;

class tst_Mailbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nameAndAddressAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        const auto ann = u"ann@example.org"_s;
        QTest::newRow("bare") << ann << QString() << ann;
        QTest::newRow("blanks-around") << u"  ann@example.org\t"_s << QString() << ann;
        QTest::newRow("brackets-alone") << u"<ann@example.org>"_s << QString() << ann;
        QTest::newRow("plain-name") << u"Ann Lee <ann@example.org>"_s << u"Ann Lee"_s << ann;
        QTest::newRow("no-blank") << u"Ann<ann@example.org>"_s << u"Ann"_s << ann;
        QTest::newRow("quoted-comma") << u"\"Lee, Ann\" <ann@example.org>"_s << u"Lee, Ann"_s << ann;
        QTest::newRow("escapes") << u"\"A \\\"B\\\" \\\\\" <ann@example.org>"_s << u"A \"B\" \\"_s << ann;
        QTest::newRow("quotes-in-the-middle")
            << u"Ann \"The Post\" Lee <ann@example.org>"_s << u"Ann \"The Post\" Lee"_s << ann;
        QTest::newRow("bracket-in-quotes") << u"\"a <b>\" <ann@example.org>"_s << u"a <b>"_s << ann;
        QTest::newRow("umlaut") << u"Änn Müller <ann@example.org>"_s << u"Änn Müller"_s << ann;
        QTest::newRow("quoted-local-part")
            << u"A <\"a>b\"@example.org>"_s << u"A"_s << u"\"a>b\"@example.org"_s;
    }
    void nameAndAddressAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QFETCH(QString, address);
        const auto mailbox = posthorn::mailboxFromText(text);
        QVERIFY(mailbox);
        QCOMPARE(mailbox->name, name);
        QCOMPARE(mailbox->address.toString(), address);
        QCOMPARE(posthorn::mailboxFromText(mailbox->toString()), mailbox);
    }

    void aDefectIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("name-alone") << u"Ann Lee"_s;
        QTest::newRow("empty-brackets") << u"Ann <>"_s;
        QTest::newRow("bracket-never-closed") << u"Ann <ann@example.org"_s;
        QTest::newRow("bracket-never-opened") << u"Ann ann@example.org>"_s;
        QTest::newRow("text-behind") << u"Ann <ann@example.org> Lee"_s;
        QTest::newRow("two-addresses") << u"Ann <ann@example.org> <eve@example.org>"_s;
        QTest::newRow("quote-never-closed") << u"\"Ann <ann@example.org>"_s;
        QTest::newRow("header-smuggled") << u"Ann\r\nBcc: eve@example.org\r\n <ann@example.org>"_s;
        QTest::newRow("bidi-override-in-name") << u"Ann \u202E <ann@example.org>"_s;
        QTest::newRow("lone-surrogate-in-name") << QString(QChar(0xD83D)) + u" <ann@example.org>"_s;
    }
    void aDefectIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!posthorn::mailboxFromText(text));
    }

    void nameIsQuotedOnlyWhereItMust_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << QString() << u"ann@example.org"_s;
        QTest::newRow("plain") << u"Ann Lee"_s << u"Ann Lee <ann@example.org>"_s;
        QTest::newRow("comma") << u"Lee, Ann"_s << u"\"Lee, Ann\" <ann@example.org>"_s;
        QTest::newRow("initial") << u"Ann B. Lee"_s << u"\"Ann B. Lee\" <ann@example.org>"_s;
        QTest::newRow("quote") << u"a\"b\\"_s << u"\"a\\\"b\\\\\" <ann@example.org>"_s;
        QTest::newRow("blank-at-the-end") << u"Ann "_s << u"\"Ann \" <ann@example.org>"_s;
    }
    void nameIsQuotedOnlyWhereItMust()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        const Mailbox mailbox{.name = name, .address = *Address::parse(u"ann@example.org"_s)};
        QCOMPARE(mailbox.toString(), shown);
        QCOMPARE(posthorn::mailboxFromText(shown), mailbox);
    }

    void listIsSplitOutsideQuotesBracketsAndComments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("items");
        QTest::newRow("empty") << QString() << QStringList();
        QTest::newRow("separators-alone") << u" , ;\r\n;, "_s << QStringList();
        QTest::newRow("each-separator")
            << u"a@x, b@x;c@x\nd@x\r\ne@x"_s << QStringList{u"a@x"_s, u"b@x"_s, u"c@x"_s, u"d@x"_s, u"e@x"_s};
        QTest::newRow("quoted") << u"\"A, B; C\" <a@x>, b@x"_s
                                << QStringList{u"\"A, B; C\" <a@x>"_s, u"b@x"_s};
        QTest::newRow("escaped-quote")
            << u"\"A\\\", B\" <a@x>, b@x"_s << QStringList{u"\"A\\\", B\" <a@x>"_s, u"b@x"_s};
        QTest::newRow("brackets") << u"<a,b@x>,c@x"_s << QStringList{u"<a,b@x>"_s, u"c@x"_s};
        QTest::newRow("quote-in-brackets")
            << u"<\"a>,b\"@x>,c@x"_s << QStringList{u"<\"a>,b\"@x>"_s, u"c@x"_s};
        QTest::newRow("comment") << u"a@x (one, (two; three)), b@x"_s
                                 << QStringList{u"a@x (one, (two; three))"_s, u"b@x"_s};
        QTest::newRow("escaped-in-comment")
            << u"a@x (:\\), b), c@x"_s << QStringList{u"a@x (:\\), b)"_s, u"c@x"_s};
        QTest::newRow("quote-in-comment") << u"a@x (5\"), b@x"_s << QStringList{u"a@x (5\")"_s, u"b@x"_s};
        QTest::newRow("closing-alone") << u"a)>@x, b@x"_s << QStringList{u"a)>@x"_s, u"b@x"_s};
        QTest::newRow("quote-never-closed") << u"\"a, b@x"_s << QStringList{u"\"a, b@x"_s};
    }
    void listIsSplitOutsideQuotesBracketsAndComments()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, items);
        const auto split = posthorn::splitAddressList(text);
        QCOMPARE(QStringList(split.begin(), split.end()), items);
    }

    void longListIsSplitInLinearTime()
    {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(posthorn::splitAddressList(u"ann@example.org,"_s.repeated(100'000)).size(), 100'000U);
        QCOMPARE(posthorn::splitAddressList(QString(1'000'000, u'(')).size(), 1U);
        QCOMPARE(posthorn::splitAddressList(u"<,"_s.repeated(500'000)).size(), 1U);
        QVERIFY(clock.elapsed() < 2000); // a quadratic one would take minutes
    }
};

QTEST_GUILESS_MAIN(tst_Mailbox)
#include "tst_Mailbox.moc"
