// SPDX-License-Identifier: MIT
#include "base/Reply.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::EnhancedCode;
using posthorn::enhancedCodeAt;
using posthorn::Reply;

class tst_Reply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void enhancedCodeIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhanced");
        QTest::newRow("positive") << u"2.0.0 Ok"_s << 250 << u"2.0.0"_s;
        QTest::newRow("temporary") << u"4.7.0 Later"_s << 454 << u"4.7.0"_s;
        QTest::newRow("permanent") << u"5.7.139 No"_s << 535 << u"5.7.139"_s;
        QTest::newRow("alone") << u"5.1.1"_s << 550 << u"5.1.1"_s;
        QTest::newRow("colon") << u"5.1.1: no such user"_s << 550 << u"5.1.1"_s;
        QTest::newRow("bracket") << u"5.1.1<ann@example.org>"_s << 550 << u"5.1.1"_s;
        QTest::newRow("full-stop") << u"5.1.1. Gone"_s << 550 << u"5.1.1"_s;
        QTest::newRow("hash") << u"#5.1.0 Address rejected."_s << 550 << u"5.1.0"_s;
        QTest::newRow("wide") << u"5.999.999 No"_s << 550 << u"5.999.999"_s;
    }
    void enhancedCodeIsRead()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(QString, enhanced);
        const auto read = enhancedCodeAt(text, code);
        QVERIFY(read);
        QCOMPARE(read->toString(), enhanced);
    }

    void whatIsNoEnhancedCodeIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QString() << 250;
        QTest::newRow("words") << u"No such user"_s << 550;
        QTest::newRow("another-class") << u"4.7.0 Later"_s << 550;
        QTest::newRow("class-3") << u"3.0.0 Go ahead"_s << 354;
        QTest::newRow("class-1") << u"1.0.0 Hm"_s << 150;
        QTest::newRow("code-0") << u"0.0.0 Hm"_s << 0;
        QTest::newRow("two-numbers") << u"5.7 No"_s << 550;
        QTest::newRow("address") << u"5.7.8.9 is listed"_s << 550;
        QTest::newRow("version") << u"5.7.8beta"_s << 550;
        QTest::newRow("four-digits") << u"5.7.1234 No"_s << 550;
        QTest::newRow("empty-detail") << u"5.7. No"_s << 550;
        QTest::newRow("not-at-the-start") << u"No: 5.7.8"_s << 550;
        QTest::newRow("arabic-digits") << u"5.٧.٨ No"_s << 550;
    }
    void whatIsNoEnhancedCodeIsNone()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QVERIFY(!enhancedCodeAt(text, code));
    }

    void textIsTheWordsAlone()
    {
        const Reply reply{
            .code = 535,
            .enhanced = EnhancedCode{5, 7, 8},
            .lines = {u"535-5.7.8 Username and Password"_s, u"535-"_s, u"535 5.7.8 not accepted."_s}};
        QCOMPARE(reply.text(), u"Username and Password not accepted."_s);
        QCOMPARE(reply.verbatim(), u"535-5.7.8 Username and Password\n535-\n535 5.7.8 not accepted."_s);
    }

    void textKeepsWhatIsNoCode()
    {
        QCOMPARE((Reply{.code = 550, .lines = {u"550"_s}}.text()), QString());
        QCOMPARE((Reply{.code = 550, .lines = {u"550 4.2.2 Full"_s}}.text()), u"4.2.2 Full"_s);
        QCOMPARE((Reply{.code = 0, .lines = {u"+OK POP3"_s}}.text()), u"+OK POP3"_s);
        QCOMPARE((Reply{.code = 250, .lines = {u"250 550 things"_s}}.text()), u"550 things"_s);
    }

    void everyCodeHasAtMostOneClass()
    {
        for (int code = 0; code < 1000; ++code) {
            const Reply reply{.code = code};
            const int classes = int(reply.isPositive()) + int(reply.isIntermediate()) +
                                int(reply.isTemporary()) + int(reply.isPermanent());
            QCOMPARE(classes, code >= 200 && code < 600 ? 1 : 0);
        }
        QVERIFY(Reply{.code = 421}.isTemporary() && Reply{.code = 354}.isIntermediate());
        QVERIFY(Reply{.code = 250}.isPositive() && Reply{.code = 599}.isPermanent());
    }
};

QTEST_GUILESS_MAIN(tst_Reply)
#include "tst_Reply.moc"
