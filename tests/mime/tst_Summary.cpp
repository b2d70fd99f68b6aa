// SPDX-License-Identifier: MIT
#include "Judge.h"
#include "Shapes.h"
#include "support/CpuTime.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Summary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void showsWhatWasWritten_data() { rowForEachShape(); }
    void showsWhatWasWritten();
    void showsNamesAndAddresses();
    void showsHtmlAsTextWhereThereIsNoOther();
    void anAttachedTextIsNotTheText();
    void hostileBytesAreNoDanger_data();
    void hostileBytesAreNoDanger();
};

void tst_Summary::showsWhatWasWritten()
{
    QFETCH(const int, shape);
    const Draft draft = shapes()[static_cast<std::size_t>(shape)].draft;
    const Summary summary = summarize(bytesOf(*render(draft, fixedStamp())));
    QCOMPARE(summary.subject, draft.subject);
    QCOMPARE(summary.date, fixedStamp().date);
    QCOMPARE(summary.date.offsetFromUtc(), 3600);
    QVERIFY(summary.from.contains(draft.from.front().address.localPart()));
    QString text = draft.text;
    if (draft.html.isEmpty() && draft.markdown.isEmpty() && !draft.flowed && !text.contains(u'\r'))
        QCOMPARE(summary.text, text);
}

void tst_Summary::showsNamesAndAddresses()
{
    const Summary summary = summarize("From: =?utf-8?q?J=C3=BCrgen?= <j@posthorn.test>\r\n"
                                      "To: \"Lee, Anna\" <a@posthorn.test>, b@posthorn.test\r\n\r\n");
    QCOMPARE(summary.from, u"Jürgen <j@posthorn.test>"_s);
    QCOMPARE(summary.to, u"\"Lee, Anna\" <a@posthorn.test>, b@posthorn.test"_s);
}

void tst_Summary::showsHtmlAsTextWhereThereIsNoOther()
{
    const Summary summary = summarize("From: a@b.c\nContent-Type: text/html; charset=utf-8\n\n"
                                      "<style>p{}</style><p>Gr\xc3\xbc\xc3\x9f"
                                      "e &amp; more</p>");
    QCOMPARE(summary.text, u"Grüße & more\n"_s);
}

void tst_Summary::anAttachedTextIsNotTheText()
{
    const Summary summary = summarize("From: a@b.c\nMIME-Version: 1.0\n"
                                      "Content-Type: multipart/mixed; boundary=x\n\n"
                                      "--x\nContent-Type: text/plain\nContent-Disposition: Attachment\n\nno\n"
                                      "--x\nContent-Type: text/plain\n\nyes\n--x--\n");
    QCOMPARE(summary.text, u"yes"_s);
}

void tst_Summary::hostileBytesAreNoDanger_data()
{
    QTest::addColumn<QByteArray>("eml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("NUL") << QByteArray(1000, '\0');
    QTest::newRow("no line break") << QByteArray(1'000'000, 'x');
    QTest::newRow("colons") << QByteArray("a:\n").repeated(20'000);
    QTest::newRow("invalid UTF-8") << QByteArray("Subject: \xff\xfe\n\n\xff\n");
    QTest::newRow("date of nonsense") << QByteArray("Date: 99 Foo 0000 99:99:99 +9999\n\n");
    QTest::newRow("many recipients") << "To: " + QByteArray("a,").repeated(5'000) + "\n\n";
    QByteArray nested = "Content-Type: multipart/mixed; boundary=b\n\n";
    for (int i = 0; i < 20'000; ++i)
        nested += "--b\nContent-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" +
                  QByteArray::number(i) + "\nContent-Type: multipart/mixed; boundary=b\n\n";
    QTest::newRow("40 000 nested parts") << nested;
    QTest::newRow("messages in messages") << QByteArray("Content-Type: message/rfc822\n\n").repeated(20'000);
    QTest::newRow("deep HTML") << "Content-Type: text/html\n\n" + QByteArray("<div>").repeated(10'000);
}

void tst_Summary::hostileBytesAreNoDanger()
{
    QFETCH(const QByteArray, eml);
    const qint64 start = test::cpuMilliseconds();
    const Summary summary = summarize(eml);
    QVERIFY(summary.text.size() <= eml.size() + 1);
    QVERIFY(test::cpuMilliseconds() - start < 5000);
}

QTEST_GUILESS_MAIN(tst_Summary)
#include "tst_Summary.moc"
