// SPDX-License-Identifier: MIT
#include "app/gui/Wish.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Wish : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void nothingAskedIsNothingWished()
    {
        const auto wish = gui::wishFrom({});
        QVERIFY(wish.ok());
        QVERIFY(!wish->compose && !wish->explain && !wish->test && !wish->outbox);
    }

    void aMailtoLinkOpensAWindowToWriteIn()
    {
        const auto wish = gui::wishFrom({u"mailto:bob@example.net?subject=Gr%C3%BC%C3%9Fe&body=a%0D%0Ab"_s});
        QVERIFY(wish.ok() && wish->compose);
        QCOMPARE(wish->compose->to.front().address.toString(), u"bob@example.net"_s);
        QCOMPARE(wish->compose->subject, u"Grüße"_s);
        QCOMPARE(wish->compose->text, u"a\nb"_s);
    }

    void aLinkCannotAttachAFile()
    {
        const auto wish =
            gui::wishFrom({u"mailto:bob@example.net?attach=/etc/passwd&attachment=/etc/passwd"_s});
        QVERIFY(wish.ok() && wish->compose);
        QVERIFY(wish->compose->attachments.empty());
    }

    void optionsFillTheWindow()
    {
        const auto wish =
            gui::wishFrom({u"--compose"_s, u"--to"_s, u"Bob <bob@example.net>, carol@example.org"_s,
                           u"--subject=S"_s, u"--body"_s, u"T"_s});
        QVERIFY(wish.ok() && wish->compose);
        QCOMPARE(wish->compose->to.size(), 2U);
        QCOMPARE(wish->compose->subject, u"S"_s);
        QCOMPARE(wish->compose->text, u"T"_s);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("name");
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << u"--nonsense"_s;
        QTest::newRow("no link") << QStringList{u"http://example.org"_s} << u"http://example.org"_s;
        QTest::newRow("bad recipient") << QStringList{u"--to"_s, u"x y"_s} << u"x y"_s;
        QTest::newRow("bad link") << QStringList{u"mailto:not%20one"_s} << u"not one"_s;
        QTest::newRow("line break in a link")
            << QStringList{u"mailto:b@example.net?subject=a%0Ab"_s} << u"subject"_s;
        QTest::newRow("too long a link")
            << QStringList{u"mailto:?body="_s + QString(70'000, u'x')} << u"link"_s;
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, name);
        const auto wish = gui::wishFrom(arguments);
        QVERIFY(!wish.ok());
        QCOMPARE(wish.problem().kind, Problem::Kind::BadInput);
        QVERIFY2(wish.problem().subject.contains(name), qPrintable(describe(wish.problem())));
    }

    void theHelpNamesEveryOption()
    {
        for (const char *option : {"--compose", "--to", "--profile", "--explain", "--test", "--outbox"})
            QVERIFY2(gui::helpText().contains(QLatin1StringView(option)), option);
    }
};

QTEST_GUILESS_MAIN(tst_Wish)
#include "tst_Wish.moc"
