// SPDX-License-Identifier: MIT
#include "smtp/ReplyReader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using posthorn::smtp::ReplyReader;

namespace {

struct Read
{
    std::vector<Reply> replies{};
    std::optional<Problem> problem{};
};

void drain(ReplyReader &reader, Read &read)
{
    while (const auto next = reader.next()) {
        if (!next->ok()) {
            read.problem = next->problem();
            return;
        }
        read.replies.push_back(next->value());
    }
}

/// `step` octets at a time.
Read readAll(const QByteArray &bytes, qsizetype step)
{
    ReplyReader reader;
    Read read;
    for (qsizetype at = 0; at < bytes.size() && !read.problem; at += step) {
        reader.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
        drain(reader, read);
    }
    return read;
}

} // namespace

class tst_ReplyReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void wholeRepliesComeOutHoweverTheyAreCut();
    void anEnhancedCodeIsReadFromTheFirstLine();
    void badBytesAreNamed_data();
    void badBytesAreNamed();
    void aProblemStays();
    void bytesThatAreNoReplyYetAreHeld();
    void aLineWithoutEndIsBounded();
    void tooManyLinesAreRefused();
    void tooManyBytesAreRefused();
    void latin1AndUtf8AreBothRead();
};

void tst_ReplyReader::wholeRepliesComeOutHoweverTheyAreCut()
{
    const QByteArray bytes = "220 hi\r\n250-one\r\n250-two\r\n250 three\r\n250\r\n354 go\n";
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        const Read read = readAll(bytes, step);
        QVERIFY(!read.problem);
        QCOMPARE(read.replies.size(), 4U);
        QCOMPARE(read.replies[0].lines, QStringList{u"220 hi"_s});
        QCOMPARE(read.replies[1].lines, (QStringList{u"250-one"_s, u"250-two"_s, u"250 three"_s}));
        QCOMPARE(read.replies[2].code, 250);
        QCOMPARE(read.replies[3].code, 354);
    }
}

void tst_ReplyReader::anEnhancedCodeIsReadFromTheFirstLine()
{
    const Read read = readAll("535-5.7.8 no\r\n535 5.7.8 entry\r\n", 3);
    QCOMPARE(read.replies.front().enhanced, (EnhancedCode{5, 7, 8}));
}

void tst_ReplyReader::badBytesAreNamed_data()
{
    using Kind = Problem::Kind;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const QByteArray &bytes, Kind kind) {
        QTest::newRow(name) << bytes << kind;
    };
    row("imap", "* OK ready\r\n", Kind::NotSmtp);
    row("pop3", "+OK ready\r\n", Kind::NotSmtp);
    row("ssh", "SSH-2.0-x\r\n", Kind::NotSmtp);
    row("http", "HTTP/1.1 400 Bad Request\r\n", Kind::NotSmtp);
    row("tls-alert-with-lf", QByteArray("\x15\x03\x01\x00\x02\x02\x0a", 7), Kind::NotSmtp);
    row("byte-order-mark",
        "\xef\xbb\xbf"
        "220 hi\r\n",
        Kind::NotSmtp);
    row("two-digits", "25\r\n", Kind::NotSmtp);
    row("empty-line", "\r\n", Kind::NotSmtp);
    row("one-hundred", "100 wait\r\n", Kind::NotSmtp);
    row("six-hundred", "600 what\r\n", Kind::NotSmtp);
    row("letter-behind-code", "220x hi\r\n", Kind::NotSmtp);
    row("second-reply-garbage", "220 hi\r\nhello\r\n", Kind::ReplyMalformed);
    row("second-line-garbage", "250-hi\r\nhello\r\n", Kind::ReplyMalformed);
    row("code-changes", "250-hi\r\n251 ho\r\n", Kind::ReplyMalformed);
    row("nul", QByteArray("220 hi\r\n250 a\0b\r\n", 17), Kind::ReplyMalformed);
}

void tst_ReplyReader::badBytesAreNamed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Problem::Kind, kind);
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        const Read read = readAll(bytes, step);
        QVERIFY(read.problem);
        QCOMPARE(read.problem->kind, kind);
        QVERIFY(!read.problem->words.isEmpty());
    }
}

void tst_ReplyReader::aProblemStays()
{
    ReplyReader reader;
    reader.feed("what\r\n");
    QVERIFY(!reader.next()->ok());
    reader.feed("220 hi\r\n");
    QVERIFY(!reader.next()->ok());
}

void tst_ReplyReader::bytesThatAreNoReplyYetAreHeld()
{
    ReplyReader reader;
    QVERIFY(!reader.holdsBytes());
    reader.feed("250-one\r\n25");
    QVERIFY(!reader.next());
    QVERIFY(reader.holdsBytes());
    QCOMPARE(reader.leftover(), QByteArray("250-one\r\n25"));
    reader.clear();
    QVERIFY(!reader.holdsBytes());
    reader.feed("220 hi\r\n");
    QCOMPARE(reader.next()->value().code, 220);
}

void tst_ReplyReader::aLineWithoutEndIsBounded()
{
    ReplyReader reader;
    const QByteArray chunk(16'384, '2');
    int fed = 0;
    for (; fed < 64 && !reader.next(); ++fed)
        reader.feed(chunk);
    QCOMPARE(fed, 5);
    QCOMPARE(reader.next()->problem().kind, Problem::Kind::ReplyTooLarge);
    QVERIFY(reader.next()->problem().words.size() <= 1024);
}

void tst_ReplyReader::tooManyLinesAreRefused()
{
    const QByteArray lines = QByteArray("250-x\r\n").repeated(ReplyReader::maxLines - 1);
    QCOMPARE(readAll(lines + "250 x\r\n", lines.size()).replies.size(), 1U);
    const Read read = readAll(lines + "250-x\r\n250 x\r\n", lines.size());
    QCOMPARE(read.problem->kind, Problem::Kind::ReplyTooLarge);
}

void tst_ReplyReader::tooManyBytesAreRefused()
{
    const QByteArray line = "250-" + QByteArray(61'440, 'x') + "\r\n";
    QCOMPARE(readAll(line.repeated(4) + "250 x\r\n", line.size()).replies.size(), 1U);
    QCOMPARE(readAll(line.repeated(5) + "250 x\r\n", line.size()).problem->kind,
             Problem::Kind::ReplyTooLarge);
}

void tst_ReplyReader::latin1AndUtf8AreBothRead()
{
    QCOMPARE(readAll("550 M\xc3\xbcller\r\n", 1).replies.front().text(), u"Müller"_s);
    QCOMPARE(readAll("550 M\xfcller\r\n", 1).replies.front().text(), u"Müller"_s);
}

QTEST_GUILESS_MAIN(tst_ReplyReader)
#include "tst_ReplyReader.moc"
