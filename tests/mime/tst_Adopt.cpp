// SPDX-License-Identifier: MIT
// Finished messages, and what their headers and line ends may hold.
#include "Judge.h"
#include "Shapes.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Adopt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theEnvelopeComesFromTheHeader();
    void theSenderFieldGoesBeforeTheAuthor();
    void nobodyIsNamedTwice();
    void noBccIsLeftHoweverItIsWritten_data();
    void noBccIsLeftHoweverItIsWritten();
    void aBccInTheBodyStays();
    void everyLineEndBecomesCrLf_data();
    void everyLineEndBecomesCrLf();
    void whatEditorsPutInFrontIsDropped();
    void whatCannotBeSentIsRefused_data();
    void whatCannotBeSentIsRefused();
    void aLineOf998OctetsIsTaken();
    void whatWasRenderedIsAdoptedUnchanged();
};

namespace {

const QByteArray head = "From: Alice <alice@posthorn.test>\nTo: bob@posthorn.test\nSubject: x\n";

QStringList recipients(const Result<Message> &message)
{
    QStringList all;
    for (const Address &address : message->envelope().to)
        all.append(address.toString());
    return all;
}

} // namespace

void tst_Adopt::theEnvelopeComesFromTheHeader()
{
    const auto message = adopt("from : \"Alice, A.\" <alice@posthorn.test>\n"
                               "TO: Team: bob@posthorn.test (Bob, the first),\n"
                               "\t=?utf-8?q?M=C3=BCller=2C_Carol?= <carol@posthorn.test>;\n"
                               "Cc: undisclosed-recipients:;\n"
                               "cc: \"a\\\" , b\" <dan@posthorn.test>,, eve@[127.0.0.1]\n"
                               "Message-ID: <1@posthorn.test>\n\nbody\n");
    QVERIFY2(message.ok(), message.ok() ? "" : qPrintable(describe(message.problem())));
    QCOMPARE(message->envelope().from->toString(), u"alice@posthorn.test"_s);
    QCOMPARE(recipients(message), (QStringList{u"bob@posthorn.test"_s, u"carol@posthorn.test"_s,
                                               u"dan@posthorn.test"_s, u"eve@[127.0.0.1]"_s}));
    QCOMPARE(message->messageId(), u"<1@posthorn.test>"_s);
    QCOMPARE(message->envelope().size, message->size());
    QVERIFY(!message->envelope().needsUtf8());
}

void tst_Adopt::theSenderFieldGoesBeforeTheAuthor()
{
    const auto message = adopt("Sender: office@posthorn.test\n" + head + "\n");
    QCOMPARE(message->envelope().from->toString(), u"office@posthorn.test"_s);
}

void tst_Adopt::nobodyIsNamedTwice()
{
    const auto message = adopt(head + "Cc: bob@POSTHORN.test, Bob@posthorn.test\n\n");
    QCOMPARE(recipients(message), (QStringList{u"bob@posthorn.test"_s, u"Bob@posthorn.test"_s}));
}

void tst_Adopt::noBccIsLeftHoweverItIsWritten_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << QByteArray("Bcc: secret@posthorn.test\n");
    QTest::newRow("upper case") << QByteArray("BCC: secret@posthorn.test\n");
    QTest::newRow("mixed case") << QByteArray("bCc:secret@posthorn.test\n");
    QTest::newRow("blank before the colon") << QByteArray("Bcc : secret@posthorn.test\n");
    QTest::newRow("tab before the colon") << QByteArray("Bcc\t: secret@posthorn.test\n");
    QTest::newRow("folded") << QByteArray("Bcc:\n\tsecret@posthorn.test\n");
    QTest::newRow("folded often") << QByteArray("Bcc: Some\n Body\n <secret@posthorn.test>\n");
    QTest::newRow("folded, CRLF") << QByteArray("Bcc: Some\r\n Body <secret@posthorn.test>\r\n");
    QTest::newRow("resent") << QByteArray("Resent-Bcc: secret@posthorn.test\n");
    QTest::newRow("twice") << QByteArray("Bcc: secret@posthorn.test\nX: y\nbcc: secret@posthorn.test\n");
}

void tst_Adopt::noBccIsLeftHoweverItIsWritten()
{
    QFETCH(const QByteArray, field);
    for (const QByteArray &eml : {field + head + "\nbody\n", head + field + "\nbody\n", head + field}) {
        const auto message = adopt(eml);
        QVERIFY(message.ok());
        QVERIFY(!bytesOf(*message).toLower().contains("bcc"));
        QVERIFY(!bytesOf(*message).contains("secret"));
        QCOMPARE(recipients(message), (QStringList{u"bob@posthorn.test"_s, u"secret@posthorn.test"_s}));
    }
}

void tst_Adopt::aBccInTheBodyStays()
{
    const auto message = adopt(head + "\nBcc: a@posthorn.test\n");
    QVERIFY(bytesOf(*message).endsWith("\r\n\r\nBcc: a@posthorn.test\r\n"));
    QCOMPARE(recipients(message), QStringList{u"bob@posthorn.test"_s});
}

void tst_Adopt::everyLineEndBecomesCrLf_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("LF") << QByteArray("a\nb\n") << QByteArray("a\r\nb\r\n");
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n");
    QTest::newRow("CR") << QByteArray("a\rb\r") << QByteArray("a\r\nb\r\n");
    QTest::newRow("mixed") << QByteArray("a\nb\r\nc\rd\r\r\n\n")
                           << QByteArray("a\r\nb\r\nc\r\nd\r\n\r\n\r\n");
    QTest::newRow("no last one") << QByteArray("a") << QByteArray("a\r\n");
    QTest::newRow("smuggled end") << QByteArray("a\n.\nb\r.\rc\n") << QByteArray("a\r\n.\r\nb\r\n.\r\nc\r\n");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void tst_Adopt::everyLineEndBecomesCrLf()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, sent);
    const QByteArray sentHead = QByteArray(head).replace("\n", "\r\n");
    for (const QByteArray &start : {head, sentHead})
        QCOMPARE(bytesOf(*adopt(start + "\n" + body)), sentHead + "\r\n" + sent);
}

void tst_Adopt::whatEditorsPutInFrontIsDropped()
{
    for (const QByteArray &front : {QByteArray("\xEF\xBB\xBF"), QByteArray("From a@b Sat Nov 21 2026\n"),
                                    QByteArray("\xEF\xBB\xBF"
                                               "From a@b Sat\r\n"),
                                    QByteArray(">From a\r")}) {
        const auto message = adopt(front + head + "\n");
        QVERIFY(message.ok());
        QVERIFY(bytesOf(*message).startsWith("From: Alice"));
    }
}

void tst_Adopt::whatCannotBeSentIsRefused_data()
{
    QTest::addColumn<QByteArray>("eml");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &eml, const QString &subject,
                        const QString &words) { QTest::newRow(name) << eml << subject << words; };
    row("nothing", "", u"From"_s, u"is missing"_s);
    row("no author", "To: a@b.c\n\n", u"From"_s, u"is missing"_s);
    row("empty author", "From: \nTo: a@b.c\n\n", u"From"_s, u"names nobody"_s);
    row("two authors' fields", head + "From: x@y.z\n\n", u"From"_s, u"is there more than once"_s);
    row("no recipient", "From: a@b.c\n\n", u"To"_s, u"names no recipient, and neither do Cc and Bcc"_s);
    row("empty group", "From: a@b.c\nTo: x:;\n\n", u"To"_s,
        u"names no recipient, and neither do Cc and Bcc"_s);
    row("no address", head + "Cc: carol at home, x@y.z\n\n", u"Cc"_s,
        u"\"carol at home\" is no mail address"_s);
    row("two @", head + "Cc: a@b@c\n\n", u"Cc"_s, u"\"a@b@c\" is no mail address"_s);
    row("hidden, no address", head + "Bcc: nobody\n\n", u"Bcc"_s, u"\"nobody\" is no mail address"_s);
    row("NUL in the body", head + QByteArray("\na\0b\n", 5), u"message"_s, u"holds a NUL character"_s);
    row("NUL in the header", head + QByteArray("X: \0\n\n", 6), u"message"_s, u"holds a NUL character"_s);
    row("long line in base64", head + "Content-Transfer-Encoding: base64\n\na\n" + QByteArray(999, 'x'),
        u"message"_s, u"line 7 is longer than 998 octets"_s);
    row("long line in the header", head + "X-Own: " + QByteArray(999, 'x') + "\n\n", u"message"_s,
        u"line 4 is longer than 998 octets"_s);
    row("no field", head + "this is no field\n\n", u"message"_s,
        u"\"this is no field\" is no header field"_s);
    row("folded at the start", " x\n" + head + "\n", u"message"_s, u"\"x\" is no header field"_s);
    row("blank in a name", head + "X Y: z\n\n", u"message"_s, u"\"X Y: z\" is no header field"_s);
    row("latin-1 header",
        head + "X-Own: Gr\xfc\xdf"
               "e\n\n",
        u"X-Own"_s, u"is neither ASCII nor UTF-8"_s);
}

void tst_Adopt::whatCannotBeSentIsRefused()
{
    QFETCH(const QByteArray, eml);
    QFETCH(const QString, subject);
    QFETCH(const QString, words);
    const auto message = adopt(eml);
    QVERIFY(!message.ok());
    QCOMPARE(message.problem().kind, Problem::Kind::BadInput);
    QCOMPARE(message.problem().subject, subject);
    QCOMPARE(message.problem().words, words);
}

void tst_Adopt::aLineOf998OctetsIsTaken()
{
    QVERIFY(adopt(head + "\n" + QByteArray(998, 'x') + "\r\n").ok());
    QVERIFY(adopt(head + "\n" + QByteArray(998, 'x')).ok());
}

void tst_Adopt::whatWasRenderedIsAdoptedUnchanged()
{
    for (const Shape &shape : shapes()) {
        const Message rendered = *render(shape.draft, fixedStamp());
        const auto adopted = adopt(bytesOf(rendered));
        if (QLatin1StringView(shape.name) == "bcc-alone"_L1) {
            QCOMPARE(adopted.problem().subject, u"To"_s);
            continue;
        }
        QVERIFY2(adopted.ok(), adopted.ok() ? "" : qPrintable(describe(adopted.problem())));
        QCOMPARE(bytesOf(*adopted), bytesOf(rendered));
        QCOMPARE(adopted->messageId(), rendered.messageId());
        QCOMPARE(adopted->envelope().from, rendered.envelope().from);
        QCOMPARE(adopted->envelope().needsUtf8(), rendered.envelope().needsUtf8());
    }
}

QTEST_GUILESS_MAIN(tst_Adopt)
#include "tst_Adopt.moc"
