// SPDX-License-Identifier: MIT
#include "app/gui/Wish.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
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

    void aFileOpensAWindowToWriteIn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"Draft.EML"_s);
        QFile draft(path);
        QVERIFY(draft.open(QIODevice::WriteOnly));
        draft.write("From: a@example.org\nTo: Bob <bob@example.net>\nBcc: c@example.net\n"
                    "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nContent-Type: text/html\n\n<p>a<br>b</p>\n");
        draft.close();
        const auto opened = gui::wishFrom({path, u"--cc"_s, u"d@example.net"_s});
        QVERIFY2(opened.ok() && opened->compose, opened.ok() ? "" : qPrintable(describe(opened.problem())));
        QCOMPARE(opened->compose->to.front().toString(), u"Bob <bob@example.net>"_s);
        QCOMPARE(opened->compose->bcc.size(), 1U);
        QCOMPARE(opened->compose->cc.size(), 1U);
        QCOMPARE(opened->compose->subject, u"Grüße"_s);
        QCOMPARE(opened->compose->text, u"a\nb\n"_s);
        QVERIFY(opened->compose->html.isEmpty());
    }

    void itsAttachmentsComeWithIt()
    {
        const auto wish = gui::wishFrom({QStringLiteral(TEST_DATA "/mime/programs/thunderbird-related.eml")});
        QVERIFY(wish.ok() && wish->compose);
        QVERIFY(!wish->compose->attachments.empty());
        for (const auto &file : wish->compose->attachments) {
            QVERIFY(file.size() > 0);
            QVERIFY2(file.contentId.isEmpty(), "plain text shows no picture");
        }
    }

    void aFileThatTheWindowCannotShowIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("words");
        const QString programs = QStringLiteral(TEST_DATA "/mime/programs/");
        QTest::newRow("invitation") << programs + u"gmail-invitation.eml"_s << u"has an invitation"_s;
        QTest::newRow("signed") << programs + u"mutt-signed.eml"_s << u"signature"_s;
        QTest::newRow("missing") << u"/nowhere/x.eml"_s << QString();
        QTest::newRow("no file") << u"/dev/x.eml/.eml"_s << QString();
    }

    void aFileThatTheWindowCannotShowIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, words);
        const auto wish = gui::wishFrom({path});
        QVERIFY(!wish.ok());
        QCOMPARE(wish.problem().subject, path);
        QVERIFY2(wish.problem().words.contains(words), qPrintable(wish.problem().words));
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
