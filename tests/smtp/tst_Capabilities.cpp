// SPDX-License-Identifier: MIT
#include "smtp/Capabilities.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using posthorn::smtp::Capabilities;

namespace {

Capabilities read(const QStringList &lines)
{
    Reply reply{.code = 250, .lines = {u"250-mail.example greets you"_s}};
    for (const QString &line : lines)
        reply.lines.append(u"250-"_s + line);
    reply.lines.last()[3] = u' ';
    return Capabilities::fromReply(reply);
}

} // namespace

class tst_Capabilities : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyKeywordIsReadWhereverItStands();
    void nothingIsReadFromTheGreetingLine();
    void keywordsAreWordsAndNoSubstrings();
    void sizeIsReadWithAndWithoutNumber_data();
    void sizeIsReadWithAndWithoutNumber();
    void theOldAuthFormCounts();
    void aBareAuthOffersNoMechanism();
};

void tst_Capabilities::everyKeywordIsReadWhereverItStands()
{
    const QStringList lines{u"PIPELINING"_s, u"STARTTLS"_s,  u"8BITMIME"_s,
                            u"smtputf8"_s,   u"CHUNKING"_s,  u"EnhancedStatusCodes"_s,
                            u"DSN"_s,        u"SIZE 1000"_s, u"AUTH plain LOGIN"_s};
    for (qsizetype turn = 0; turn < lines.size(); ++turn) {
        const Capabilities all = read(lines.mid(turn) + lines.first(turn));
        QVERIFY(all.pipelining && all.startTls && all.eightBitMime && all.smtpUtf8 && all.chunking);
        QVERIFY(all.enhancedStatusCodes && all.dsn && all.auth);
        QCOMPARE(all.size, 1000);
        QCOMPARE(all.mechanisms, (QSet<QString>{u"PLAIN"_s, u"LOGIN"_s}));
        QCOMPARE(all.lines.size(), lines.size());
    }
}

void tst_Capabilities::nothingIsReadFromTheGreetingLine()
{
    const Capabilities all = Capabilities::fromReply({.code = 250, .lines = {u"250 STARTTLS"_s}});
    QCOMPARE(all, Capabilities());
}

void tst_Capabilities::keywordsAreWordsAndNoSubstrings()
{
    const Capabilities all = read({u"XSTARTTLS"_s, u"STARTTLSX"_s, u"X-AUTH PLAIN"_s, u"NOSIZE 5"_s});
    QVERIFY(!all.startTls && !all.auth && !all.size);
}

void tst_Capabilities::sizeIsReadWithAndWithoutNumber_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<qint64>("size");
    QTest::newRow("number") << u"SIZE 35882577"_s << qint64(35882577);
    QTest::newRow("none") << u"SIZE"_s << qint64(0);
    QTest::newRow("zero") << u"SIZE 0"_s << qint64(0);
    QTest::newRow("word") << u"SIZE big"_s << qint64(0);
    QTest::newRow("negative") << u"SIZE -5"_s << qint64(0);
    QTest::newRow("too-many-digits") << u"SIZE 99999999999999999999999"_s << qint64(0);
    QTest::newRow("blanks") << u"SIZE   12  "_s << qint64(12);
}

void tst_Capabilities::sizeIsReadWithAndWithoutNumber()
{
    QFETCH(const QString, line);
    QFETCH(const qint64, size);
    QCOMPARE(read({line}).size, size);
}

void tst_Capabilities::theOldAuthFormCounts()
{
    const Capabilities all = read({u"AUTH=LOGIN PLAIN"_s});
    QVERIFY(all.auth);
    QCOMPARE(all.mechanisms, (QSet<QString>{u"PLAIN"_s, u"LOGIN"_s}));
}

void tst_Capabilities::aBareAuthOffersNoMechanism()
{
    const Capabilities all = read({u"AUTH"_s});
    QVERIFY(all.auth);
    QVERIFY(all.mechanisms.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Capabilities)
#include "tst_Capabilities.moc"
