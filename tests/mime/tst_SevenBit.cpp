// SPDX-License-Identifier: MIT
// A finished 8-bit message leaves 7-bit clean, and says the same; a signed one leaves as it is.
#include "Judge.h"
#include "Peer.h"
#include "mime/RawMessage.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <numeric>

using namespace posthorn;
using namespace posthorn::mime;
using namespace Qt::StringLiterals;

class tst_SevenBit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatIsCutIsWholeAgain_data() { cases(); }
    void whatIsCutIsWholeAgain();
    void everyMessageBecomesSevenBitAndSaysTheSame_data() { cases(); }
    void everyMessageBecomesSevenBitAndSaysTheSame();
    void whatIsCleanAlreadyStaysByteForByte();
    void boundariesStay();
    void theCharsetOfNakedTextIsNamed();
    void everyOctetOfABinaryPartStays();
    void aSignedMessageKeepsEveryByte_data();
    void aSignedMessageKeepsEveryByte();
    void whatSurroundsASignedPartIsConverted();
    void anUnencodableAddressStays();
    void anUnknownEncodingIsNotTouched();
    void nestingAndNumberOfPartsAreBounded();

private:
    static void cases();
};

namespace {

const QString folder = QStringLiteral(TEST_DATA "/mime/eight-bit");

QByteArray read(const QString &name)
{
    return bytesOfFile(folder + u'/' + name);
}

const QByteArray people = "From: a@posthorn.test\r\nTo: b@posthorn.test\r\n";

} // namespace

void tst_SevenBit::cases()
{
    QTest::addColumn<QByteArray>("eml");
    for (const QString &name : QDir(folder).entryList({u"*.eml"_s}))
        QTest::newRow(qPrintable(name)) << read(name);
}

void tst_SevenBit::whatIsCutIsWholeAgain()
{
    QFETCH(const QByteArray, eml);
    QVERIFY(!eml.isEmpty());
    for (qsizetype size = 0; size <= eml.size(); ++size) {
        const QByteArray start = eml.first(size);
        if (!start.startsWith("From ")) // which is a mailbox file's own line
            QCOMPARE(cut(start).bytes(), start);
    }
}

void tst_SevenBit::everyMessageBecomesSevenBitAndSaysTheSame()
{
    QFETCH(const QByteArray, eml);
    const auto message = adopt(eml);
    QVERIFY2(message.ok(), message.ok() ? "" : qPrintable(describe(message.problem())));
    const QByteArray bytes = bytesOf(*message);
    QVERIFY2(!isEightBit(bytes), bytes.constData());
    QVERIFY(!message->envelope().eightBit);
    QVERIFY(!message->envelope().needsUtf8());
    QCOMPARE(compared("compare.py", eml, bytes), QString());
    QCOMPARE(bytesOf(*adopt(bytes)), bytes);
}

void tst_SevenBit::whatIsCleanAlreadyStaysByteForByte()
{
    const QByteArray eml = people + "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n"
                                    "pre\r\n--x  \r\n\r\n\r\n--x\r\nContent-Type: text/plain;\r\n"
                                    "\tcharset=utf-8\r\nContent-Transfer-Encoding: Quoted-Printable\r\n\r\n"
                                    "=C3=BC=\r\n\r\n--x--\t\r\nafter\r\n";
    QCOMPARE(bytesOf(*adopt(eml)), eml);
}

void tst_SevenBit::boundariesStay()
{
    const QByteArray bytes = bytesOf(*adopt(read(u"mixed-parts.eml"_s)));
    QVERIFY(bytes.contains("; boundary=\"b 1\"\r\n"));
    QCOMPARE(bytes.count("\r\n--b 1"), 4);
    QCOMPARE(bytes.count("\r\n--b\r\n"), 2);
    QVERIFY(bytes.contains("\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC/w==\r\n--b 1--\r\n"));
    QVERIFY(bytes.contains("Content-Transfer-Encoding: 7bit\r\n\r\nVorwort fr alte Leser\r\n--b 1 \r\n"));
}

void tst_SevenBit::theCharsetOfNakedTextIsNamed()
{
    const auto typeOf = [](const QString &name) {
        const RawPart message = cut(bytesOf(*adopt(read(name))));
        return message.value("MIME-Version"_L1) + u' ' + message.value("Content-Type"_L1);
    };
    QCOMPARE(typeOf(u"no-mime-at-all.eml"_s), u"1.0 text/plain; charset=utf-8"_s);
    QCOMPARE(typeOf(u"no-mime-and-no-utf8.eml"_s), u"1.0 text/plain; charset=unknown-8bit"_s);
}

/// Python's parser reads a lone CR as a line break, so it is no judge here.
void tst_SevenBit::everyOctetOfABinaryPartStays()
{
    QByteArray all(256, '\0');
    std::iota(all.begin(), all.end(), '\0');
    const QByteArray start = people + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n"
                                      "\r\n--x\r\nContent-Type: application/octet-stream\r\n"
                                      "Content-Transfer-Encoding: ";
    const QByteArray bytes = bytesOf(*adopt(start + "binary\r\n\r\n" + all + "\r\n--x--\r\n"));
    QVERIFY(bytes.startsWith(start + "base64\r\n\r\n"));
    const QByteArray content = bytes.sliced(start.size() + 10).chopped(7);
    QCOMPARE(QByteArray::fromBase64(content), all);
}

void tst_SevenBit::aSignedMessageKeepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("utf8");
    const QByteArray text = "Content-Type: text/plain; charset=utf-8\r\n"
                            "Content-Transfer-Encoding: 8bit\r\n";
    QTest::newRow("DKIM") << "DKIM-Signature: v=1; a=rsa-sha256; bh=x; b=y\r\n" + text << false;
    QTest::newRow("DKIM, folded") << "Dkim-signature:\r\n v=1; b=y\r\n" + text << false;
    QTest::newRow("ARC") << "ARC-Message-Signature: i=1; b=y\r\n" + text << false;
    QTest::newRow("multipart/signed") << QByteArray("Content-Type: Multipart/Signed; boundary=x;\r\n"
                                                    " protocol=\"application/pgp-signature\"\r\n")
                                      << false;
    QTest::newRow("raw subject") << "DKIM-Signature: b=y\r\nSubject: Gr\xc3\xbc\xc3\x9f"
                                    "e\r\n" +
                                        text
                                 << true;
}

void tst_SevenBit::aSignedMessageKeepsEveryByte()
{
    QFETCH(const QByteArray, header);
    QFETCH(const bool, utf8);
    const QByteArray eml = people + header +
                           "\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\xc3\xbc\r\n"
                           "--x\r\nContent-Type: application/pgp-signature\r\n\r\nsigned\r\n--x--\r\n";
    const auto message = adopt(eml);
    QCOMPARE(bytesOf(*message), eml);
    QVERIFY(message->envelope().eightBit);
    QCOMPARE(message->envelope().needsUtf8(), utf8);
}

void tst_SevenBit::whatSurroundsASignedPartIsConverted()
{
    const QByteArray signedPart = "Content-Type: multipart/signed; boundary=y\r\n\r\n"
                                  "--y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\xc3\xbc\r\n--y--";
    const QByteArray start = people +
                             "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
                             "--x\r\n" +
                             signedPart + "\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n";
    const auto message = adopt(start + "\r\n\xc3\xa4 and more\r\n--x--\r\n");
    QCOMPARE(bytesOf(*message),
             start + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A4 and more\r\n--x--\r\n");
    QVERIFY(message->envelope().eightBit);
}

void tst_SevenBit::anUnencodableAddressStays()
{
    const auto message = adopt(
        "From: J\xc3\xbcrgen <a@posthorn.test>\nTo: Team: b@posthorn.test (B\xc3\xa4rbel), J\xc3\xbcrgen "
        "<j\xc3\xbcrgen@b\xc3\xbc"
        "cher.example>;\nSubject: \xc3\xbc\n\nx\n");
    QVERIFY(message->envelope().needsUtf8());
    const QByteArray bytes = bytesOf(*message);
    QVERIFY2(bytes.startsWith("From: =?utf-8?q?J=C3=BCrgen?= <a@posthorn.test>\r\n"
                              "To: =?utf-8?q?B=C3=A4rbel?= <b@posthorn.test>, =?utf-8?q?J=C3=BCrgen?=\r\n "
                              "<j\xc3\xbcrgen@xn--bcher-kva.example>\r\n"
                              "Subject: =?utf-8?b?w7w=?=\r\n"),
             bytes.constData());
}

void tst_SevenBit::anUnknownEncodingIsNotTouched()
{
    const QByteArray eml = people + "Content-Transfer-Encoding: x-uuencode\r\n\r\n\xc3\xbc\r\n";
    QCOMPARE(bytesOf(*adopt(eml)), eml);
    QVERIFY(adopt(eml)->envelope().eightBit);
}

void tst_SevenBit::nestingAndNumberOfPartsAreBounded()
{
    QByteArray nested = people;
    for (int i = 0; i < 5000; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\r\n\r\n--b" +
                  QByteArray::number(i) + "\r\n";
    QCOMPARE(bytesOf(*adopt(nested)), nested);
    const QByteArray wide = people + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
                            QByteArray("--b\r\n\r\n\xc3\xbc\r\n").repeated(mostParts + 1);
    QCOMPARE(bytesOf(*adopt(wide)), wide);
    QVERIFY(adopt(wide)->envelope().eightBit);
    QCOMPARE(cut(wide).uncut, RawPart::Uncut::TooMany);
}

QTEST_GUILESS_MAIN(tst_SevenBit)
#include "tst_SevenBit.moc"
