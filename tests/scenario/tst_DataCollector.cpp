// SPDX-License-Identifier: MIT
#include "scenario/DataCollector.h"

#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::scenario::DataCollector;

namespace {

struct Read
{
    QByteArray message{};
    QByteArray rest{};
    bool ended = false;
};

Read collect(const QByteArray &wire, qsizetype chunk)
{
    DataCollector collector(1 << 20);
    qsizetype at = 0;
    while (at < wire.size() && !collector.ended())
        at += collector.take(QByteArrayView(wire).sliced(at, std::min(chunk, wire.size() - at)));
    return {.message = collector.takeMessage(), .rest = wire.mid(at), .ended = collector.ended()};
}

} // namespace

class tst_DataCollector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsTheSameAtEveryChunkSize_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("plain") << "a\r\nb\r\n.\r\n"_ba
                               << "a\r\nb\r\n"_ba;
        QTest::newRow("empty") << ".\r\n"_ba
                               << ""_ba;
        QTest::newRow("a dot alone") << "..\r\n.\r\n"_ba
                                     << ".\r\n"_ba;
        QTest::newRow("dots in front") << "...\r\n..a\r\na.\r\n.\r\n"_ba
                                       << "..\r\n.a\r\na.\r\n"_ba;
        QTest::newRow("a dot nobody stuffed") << ".a\r\n.\r\n"_ba
                                              << "a\r\n"_ba;
        QTest::newRow("blank lines") << "\r\n\r\n.\r\n"_ba
                                     << "\r\n\r\n"_ba;
        QTest::newRow("bare CR") << "a\rb\r\r\n.\r\n"_ba
                                 << "a\rb\r\r\n"_ba;
        QTest::newRow("dot, bare CR") << ".\ra\r\n.\r\n"_ba
                                      << "\ra\r\n"_ba;
        QTest::newRow("dot, CR, CR LF") << ".\r\r\n.\r\n"_ba
                                        << "\r\r\n"_ba;
        QTest::newRow("bare LF") << "a\nb\r\n.\r\n"_ba
                                 << "a\nb\r\n"_ba;
    }
    void readsTheSameAtEveryChunkSize()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, message);
        const QByteArray behind = "QUIT\r\n";
        for (qsizetype chunk = 1; chunk <= wire.size() + behind.size(); ++chunk) {
            const Read read = collect(wire + behind, chunk);
            QVERIFY(read.ended);
            QCOMPARE(read.message, message);
            QCOMPARE(read.rest, behind);
        }
    }

    /// The endings that make mail smuggling possible where a server takes them for the end of data.
    void takesNoLookalikeForTheEnd_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("lf dot lf") << "\n.\n"_ba;
        QTest::newRow("cr dot cr") << "\r.\r"_ba;
        QTest::newRow("crlf dot lf") << "\r\n.\n"_ba;
        QTest::newRow("crlf dot cr") << "\r\n.\r"_ba;
        QTest::newRow("lf dot crlf") << "\n.\r\n"_ba;
        QTest::newRow("cr dot crlf") << "\r.\r\n"_ba;
        QTest::newRow("lf dot cr lf") << "\n.\r\r\n"_ba;
        QTest::newRow("crlf dot cr cr lf") << "\r\n.\r\r\n"_ba;
        QTest::newRow("cr dot lf") << "\r.\n"_ba;
        QTest::newRow("nul before") << "\r\n\0.\r\n"_ba;
        QTest::newRow("nul after") << "\r\n.\0\r\n"_ba;
        QTest::newRow("lf cr dot lf cr") << "\n\r.\n\r"_ba;
    }
    void takesNoLookalikeForTheEnd()
    {
        QFETCH(QByteArray, ending);
        const QByteArray wire = "text" + ending + "MAIL FROM:<evil@example.org>\r\n.\r\n";
        for (qsizetype chunk = 1; chunk <= wire.size(); ++chunk) {
            const Read read = collect(wire, chunk);
            QVERIFY(read.ended);
            QVERIFY(read.rest.isEmpty());
            QVERIFY(read.message.endsWith("MAIL FROM:<evil@example.org>\r\n"));
        }
    }

    void tooMuchIsReadToItsEndAndDropped()
    {
        DataCollector collector(10);
        const QByteArray wire = "0123456789\r\n.\r\n";
        QCOMPARE(collector.take(wire), wire.size());
        QVERIFY(collector.ended());
        QVERIFY(collector.tooLarge());
        QVERIFY(collector.takeMessage().isEmpty());
    }

    void exactlyAsMuchAsMayIsTaken()
    {
        DataCollector collector(12);
        QCOMPARE(collector.take("0123456789\r\n.\r\n"), 15);
        QVERIFY(!collector.tooLarge());
        QCOMPARE(collector.takeMessage().size(), 12);
    }
};

QTEST_GUILESS_MAIN(tst_DataCollector)
#include "tst_DataCollector.moc"
