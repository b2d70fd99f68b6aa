// SPDX-License-Identifier: MIT
#include "mime/Fold.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;
using namespace Qt::StringLiterals;

class tst_Fold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void plainTextStaysAsItIs();
    void unfoldingGivesBackEveryBlank();
    void noLineIsEverBlank();
    void noEncodedWordIsLongerThanTheRfcAllows();
    void noEncodedWordDividesACharacter();
    void whatLooksEncodedIsEncoded();
    void aWordThatFitsNoLineIsRefused();
    void aNameIsQuotedOnlyWhereItMustBe_data();
    void aNameIsQuotedOnlyWhereItMustBe();
};

namespace {

QByteArray folded(QStringView text)
{
    return fold("Subject", unstructured(text, 8)).value_or("refused");
}

} // namespace

void tst_Fold::plainTextStaysAsItIs()
{
    QCOMPARE(folded(u"Hello, world: (it's) \"me\""), QByteArray("Subject: Hello, world: (it's) \"me\"\r\n"));
}

void tst_Fold::unfoldingGivesBackEveryBlank()
{
    const QString text = u"one  two   three    four "_s.repeated(12).trimmed();
    QByteArray field = folded(text);
    QVERIFY(field.count("\r\n") > 1);
    QCOMPARE(field.replace("\r\n", ""), "Subject: " + text.toLatin1());
}

void tst_Fold::noLineIsEverBlank()
{
    for (const auto &text : {u"a"_s + QString(200, u' ') + u"b"_s, QString(200, u' '), u"a "_s}) {
        for (const QByteArray &line : folded(text).trimmed().split('\n'))
            QVERIFY(!line.trimmed().isEmpty());
    }
}

void tst_Fold::noEncodedWordIsLongerThanTheRfcAllows()
{
    for (const QString &unit : {u"ü"_s, u"手"_s, u"😀"_s, u"e\u0301"_s, u"aaaaaaaaaaaaü"_s, u"?"_s, u"=?"_s}) {
        const QByteArray field = folded(unit.repeated(100));
        for (const QByteArray &line : field.trimmed().split('\n'))
            QVERIFY2(line.trimmed().size() <= 76, line.constData());
        for (const QByteArray &word : field.mid(8).simplified().split(' '))
            QVERIFY2(word.size() <= 75, word.constData());
    }
}

void tst_Fold::noEncodedWordDividesACharacter()
{
    const Words words = encodedWords(u"a😀"_s.repeated(50), 0);
    QVERIFY(words.size() > 1);
    for (const QByteArray &word : words) {
        const QByteArray utf8 = QByteArray::fromBase64(word.sliced(11).chopped(2));
        QCOMPARE(QString::fromUtf8(utf8).toUtf8(), utf8);
        QVERIFY(!QString::fromUtf8(utf8).contains(QChar::ReplacementCharacter));
    }
}

void tst_Fold::whatLooksEncodedIsEncoded()
{
    QVERIFY(!folded(u"=?utf-8?q?x?=").contains("?q?x?="));
    QVERIFY(!folded(u"before=?utf-8?q?x?=").contains("before"));
}

void tst_Fold::aWordThatFitsNoLineIsRefused()
{
    QVERIFY(fold("X-A", plainWords(QByteArray(993, 'x'))).has_value());
    QCOMPARE(fold("X-A", plainWords(QByteArray(993, 'x')))->size(), 998 + 2);
    QVERIFY(!fold("X-A", plainWords(QByteArray(994, 'x'))).has_value());
}

void tst_Fold::aNameIsQuotedOnlyWhereItMustBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("none") << QString() << QByteArray(" a@b.c");
    QTest::newRow("words") << u"Anna Lee"_s << QByteArray(" Anna Lee <a@b.c>");
    QTest::newRow("apostrophe") << u"O'Neil"_s << QByteArray(" O'Neil <a@b.c>");
    QTest::newRow("dot") << u"J. Lee"_s << QByteArray(" \"J. Lee\" <a@b.c>");
    QTest::newRow("comma") << u"Lee, Anna"_s << QByteArray(" \"Lee, Anna\" <a@b.c>");
    QTest::newRow("address") << u"x@y.z"_s << QByteArray(" \"x@y.z\" <a@b.c>");
    QTest::newRow("quotes") << u"\"A\" \\"_s << QByteArray(" \"\\\"A\\\" \\\\\" <a@b.c>");
    QTest::newRow("two blanks") << u"A  B"_s << QByteArray(" \"A  B\" <a@b.c>");
    QTest::newRow("umlaut") << u"Jürgen"_s << QByteArray(" =?utf-8?q?J=C3=BCrgen?= <a@b.c>");
}

void tst_Fold::aNameIsQuotedOnlyWhereItMustBe()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, shown);
    QCOMPARE(mailboxWords({{name, *Address::parse(u"a@b.c")}}, 3).join(), shown);
}

QTEST_GUILESS_MAIN(tst_Fold)
#include "tst_Fold.moc"
