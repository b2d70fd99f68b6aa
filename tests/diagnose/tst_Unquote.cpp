// SPDX-License-Identifier: MIT
#include "diagnose/Unquote.h"

#include "diagnose/Judge.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using diagnose::withoutQuoteMarks;

class tst_Unquote : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void quotedLinesLoseTheirMarks()
    {
        QCOMPARE(withoutQuoteMarks(u"Ann wrote:\n> 550 no\n>\n> such user\nHm."_s),
                 u"Ann wrote:\n550 no\n\nsuch user\nHm."_s);
        QCOMPARE(withoutQuoteMarks(u">> a\n> > b\n> c"_s), u"a\nb\nc"_s);
    }

    void arrowsOfALogStay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("curl") << u"> EHLO me\n> AUTH PLAIN\n< 535 no"_s;
        QTest::newRow("swaks") << u"> EHLO me\n> QUIT\n<** 535 no"_s;
        QTest::newRow("one line") << u"> 535 no\nthen nothing"_s;
        QTest::newRow("a prompt") << u">>> s.login()\n535 no"_s;
        QTest::newRow("nothing quoted") << u"a > b"_s;
    }
    void arrowsOfALogStay()
    {
        QFETCH(QString, text);
        QCOMPARE(withoutQuoteMarks(text), text);
    }

    void aQuotedAndWrappedReplyIsUnderstood()
    {
        const auto facts = diagnose::extract(u"On Monday Ann wrote:\n"
                                             "> > host mx.example.org said: 550 5.1.1 The email account\n"
                                             "> > that you tried to reach does not\n"
                                             "> > exist. (in reply to RCPT TO command)\n"
                                             "> What is this?\n"_s);
        QCOMPARE(facts.reply->code, 550);
        QCOMPARE(diagnose::Judge::builtIn().judge(facts).cause, u"rcpt.unknown"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Unquote)
#include "tst_Unquote.moc"
