// SPDX-License-Identifier: MIT
#include "smtp/DataFilter.h"

#include <QRandomGenerator>
#include <QTest>
#include <numeric>

using namespace Qt::StringLiterals;
using posthorn::smtp::DataFilter;

namespace {

QByteArray filtered(const QByteArray &message, const QList<qsizetype> &cuts)
{
    DataFilter filter;
    QByteArray out;
    qsizetype at = 0;
    for (const qsizetype cut : cuts) {
        out += filter.take(QByteArrayView(message).sliced(at, cut - at));
        at = cut;
    }
    out += filter.take(QByteArrayView(message).sliced(at));
    return out + filter.finish();
}

/// The grammar of RFC 5321: lines without CR, LF and NUL, each ended by CRLF, none a lone dot, none with a
/// single leading dot.
bool isWireText(const QByteArray &wire)
{
    qsizetype at = 0;
    while (at < wire.size()) {
        const qsizetype end = wire.indexOf("\r\n", at);
        if (end < 0)
            return false;
        const QByteArrayView line = QByteArrayView(wire).sliced(at, end - at);
        if (line.contains('\r') || line.contains('\n') || line.contains('\0'))
            return false;
        if (line.startsWith('.') && !line.startsWith(".."))
            return false;
        at = end + 2;
    }
    return true;
}

/// What the receiver makes of it: dots unstuffed.
QByteArray received(const QByteArray &wire)
{
    QByteArray text = "\r\n" + wire;
    text.replace("\r\n..", "\r\n.");
    return text.mid(2);
}

/// The message with its line ends set right, by a plain replacement instead of a state machine.
QByteArray normal(QByteArray message)
{
    message.replace(QByteArray(1, '\0'), "").replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    return message.isEmpty() || message.endsWith("\r\n") ? message : message + "\r\n";
}

} // namespace

class tst_DataFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyCutGivesTheSameWireText_data();
    void everyCutGivesTheSameWireText();
    void anEmptyMessageStaysEmpty();
    void theEndIsMadeWhole();
    void randomMessagesKeepTheGrammar();
};

void tst_DataFilter::everyCutGivesTheSameWireText_data()
{
    QTest::addColumn<QByteArray>("message");
    // In the rows "0" stands for NUL.
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QByteArray(text).replace('0', '\0');
    };
    row("plain", "Subject: x\r\n\r\nhello\r\n");
    row("no-end", "hello");
    row("dot-alone", ".");
    row("dot-line", "a\r\n.\r\nb\r\n");
    row("dots", "..\r\n...\r\n.a\r\n");
    row("first-line-dot", ".a\r\nb\r\n");
    // the families of sequences that split mails at lenient servers
    row("lf-dot-lf", "a\n.\nb\n");
    row("cr-dot-cr", "a\r.\rb\r");
    row("crlf-dot-lf", "a\r\n.\nb\r\n");
    row("lf-dot-crlf", "a\n.\r\nb\r\n");
    row("lf-dot-cr-crlf", "a\n.\r\r\nb\r\n");
    row("crlf-dot-cr", "a\r\n.\rb\r\n");
    row("cr-crlf-dot-crlf", "a\r\r\n.\r\nb\r\n");
    row("crlf-cr-dot-crlf", "a\r\n\r.\r\nb\r\n");
    row("nul-before-dot", "a\r\n0.\r\nb\r\n");
    row("nul-behind-dot", "a\r\n.0\r\nb\r\n");
    row("nul-inside-line-end", "a\r0\n.\r\n");
    row("only-cr", "\r");
    row("only-lf", "\n");
    row("empty-lines", "\n\n\r\r\r\n\r\n");
    row("high-octets", "\xff\xfe\r\n\x80\n");
}

void tst_DataFilter::everyCutGivesTheSameWireText()
{
    QFETCH(const QByteArray, message);
    const QByteArray whole = filtered(message, {});
    QVERIFY(isWireText(whole));
    QCOMPARE(received(whole), normal(message));
    for (qsizetype first = 0; first <= message.size(); ++first)
        for (qsizetype second = first; second <= message.size(); ++second)
            QCOMPARE(filtered(message, {first, second}), whole);
    QList<qsizetype> everywhere(message.size());
    std::iota(everywhere.begin(), everywhere.end(), 0);
    QCOMPARE(filtered(message, everywhere), whole);
}

void tst_DataFilter::anEmptyMessageStaysEmpty()
{
    DataFilter filter;
    QCOMPARE(filter.take({}), QByteArray());
    QCOMPARE(filter.finish(), QByteArray());
    QVERIFY(!filter.endsWithCrlf());
}

void tst_DataFilter::theEndIsMadeWhole()
{
    DataFilter filter;
    QCOMPARE(filter.take("a"), QByteArray("a"));
    QVERIFY(!filter.endsWithCrlf());
    QCOMPARE(filter.finish(), QByteArray("\r\n"));
    QVERIFY(filter.endsWithCrlf());
    QCOMPARE(filter.finish(), QByteArray());
}

void tst_DataFilter::randomMessagesKeepTheGrammar()
{
    static const QByteArray letters("\r\n.\0ab", 6);
    QRandomGenerator chance(5321);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray message;
        for (quint32 left = chance.bounded(12U); left > 0; --left)
            message += letters[chance.bounded(int(letters.size()))];
        const qsizetype cut = chance.bounded(int(message.size()) + 1);
        const QByteArray wire = filtered(message, {cut});
        QVERIFY2(isWireText(wire), message.toHex().constData());
        QCOMPARE(received(wire), normal(message));
    }
}

QTEST_GUILESS_MAIN(tst_DataFilter)
#include "tst_DataFilter.moc"
