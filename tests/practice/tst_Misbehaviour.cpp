// SPDX-License-Identifier: MIT
#include "RawClient.h"
#include "RunningServer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr auto toData = "EHLO me\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n";

scenario::Scenario scripted(const QByteArray &json)
{
    return scenario::parseScenario(json, u"test"_s).value();
}

} // namespace

/// Clients and servers that do not keep to the rules, over real sockets.
class tst_Misbehaviour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void commandsBehindStarttlsNeverCount_data()
    {
        QTest::addColumn<QByteArray>("behind");
        QTest::newRow("a command") << "NOOP\r\n"_ba;
        QTest::newRow("a mail") << "EHLO me\r\nMAIL FROM:<evil@example.org>\r\n"_ba;
        QTest::newRow("a fragment") << "N"_ba;
        QTest::newRow("a line end") << "\r\n"_ba;
    }
    void commandsBehindStarttlsNeverCount()
    {
        QFETCH(QByteArray, behind);
        RunningServer running(u"good"_s);
        RawClient client(running.ports().startTls);
        (void)client.upTo("\r\n");
        (void)client.ask("EHLO me");
        client.send("STARTTLS\r\n" + behind);
        QVERIFY(client.isClosedWithin(3000));
        QVERIFY(client.takeAll().startsWith("554 5.5.0"));
    }

    void commandsBetweenStarttlsAndTheHandshakeNeverCount()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().startTls);
        (void)client.upTo("\r\n");
        (void)client.ask("EHLO me");
        QVERIFY(client.ask("STARTTLS").startsWith("220 "));
        client.send("MAIL FROM:<evil@example.org>\r\n");
        QVERIFY(client.isClosedWithin(3000));
        QCOMPARE(running.heard(), (QByteArrayList{"EHLO me", "STARTTLS"}));
    }

    /// A client that sends ahead while a script delays the handshake.
    void commandsDuringADelayedHandshakeNeverCount()
    {
        RunningServer running(scripted(R"({"on":{"handshake":[[{"delay":200},{"good":true}]]}})"));
        RawClient client(running.ports().startTls);
        (void)client.upTo("\r\n");
        (void)client.ask("EHLO me");
        QVERIFY(client.ask("STARTTLS").startsWith("220 "));
        client.send("MAIL FROM:<evil@example.org>\r\n");
        QVERIFY(client.isClosedWithin(3000));
        QCOMPARE(running.heard(), (QByteArrayList{"EHLO me", "STARTTLS"}));
    }

    void aHandshakeMayBeSlow()
    {
        RunningServer running(scripted(R"({"on":{"handshake":[[{"delay":200},{"good":true}]]}})"));
        RawClient client(running.ports().startTls);
        (void)client.upTo("\r\n");
        (void)client.ask("EHLO me");
        QVERIFY(client.ask("STARTTLS").startsWith("220 "));
        QVERIFY(client.encrypt(running.caFile()));
        QVERIFY(client.ask("EHLO me").contains("AUTH PLAIN LOGIN"));
    }

    void lookalikesOfTheEndAreNoEnd_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("lf lf") << "\n.\n"_ba;
        QTest::newRow("cr cr") << "\r.\r"_ba;
        QTest::newRow("crlf lf") << "\r\n.\n"_ba;
        QTest::newRow("lf crlf") << "\n.\r\n"_ba;
        QTest::newRow("lf cr lf") << "\n\r.\n"_ba;
        QTest::newRow("cr lf crlf") << "\r.\r\n"_ba;
        QTest::newRow("crlf cr") << "\r\n.\r"_ba;
        QTest::newRow("nul before") << "\r\n\0.\r\n"_ba;
        QTest::newRow("nul after") << "\r\n.\0\r\n"_ba;
        QTest::newRow("crlf cr crlf") << "\r\n.\r\r\n"_ba;
    }
    void lookalikesOfTheEndAreNoEnd()
    {
        QFETCH(QByteArray, ending);
        RunningServer running(u"good"_s);
        RawClient client(running.ports().plain);
        (void)client.upTo("\r\n");
        client.send(toData);
        (void)client.upTo("354 End with a dot on a line of its own\r\n");
        client.send("text" + ending +
                    "MAIL FROM:<evil@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nsmuggled");
        QTest::qWait(50);
        QVERIFY(client.takeAll().isEmpty());
        QCOMPARE(client.ask("\r\n."), "250 2.0.0 Message taken\r\n");
        QCOMPARE(running.mails().size(), 1);
        QVERIFY(running.mails()[0].mail.message.endsWith("smuggled\r\n"));
    }

    void aWebPageCannotMakeItTalk()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().plain);
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\n\r\nEHLO me\r\nMAIL FROM:<a@example.org>\r\n");
        QVERIFY(client.isClosedWithin(3000));
        QCOMPARE(running.heard(), QByteArrayList{"POST / HTTP/1.1"});
    }

    void plaintextOnTheTlsPortEndsInAClose()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().tls);
        client.send("EHLO me\r\n");
        QVERIFY(client.isClosedWithin(3000));
        QVERIFY(running.heard().isEmpty());
    }

    void aDelayHoldsTheAnswerBack()
    {
        RunningServer running(scripted(R"({"on":{"greeting":[[{"delay":300},{"good":true}]]}})"));
        QElapsedTimer clock;
        clock.start();
        RawClient client(running.ports().plain);
        client.send("NOOP\r\n"); // early, and answered in its turn
        QVERIFY(client.upTo("Still here\r\n").startsWith("220 "));
        QVERIFY(clock.elapsed() >= 300);
    }

    void aSilentServerKeepsTheConnection()
    {
        RunningServer running(u"silent"_s);
        RawClient client(running.ports().plain);
        client.send("NOOP\r\n");
        QVERIFY(!client.isClosedWithin(300));
        QVERIFY(client.takeAll().isEmpty());
        QCOMPARE(running.open(), 1);
    }

    void injectedPlaintextPrecedesTheHandshake()
    {
        RunningServer running(u"injected-plaintext"_s);
        RawClient client(running.ports().startTls);
        (void)client.upTo("\r\n");
        (void)client.ask("EHLO me");
        client.send("STARTTLS\r\n");
        QCOMPARE(client.upTo("250-INJECTED\r\n"), "220 go\r\n250-INJECTED\r\n");
        QVERIFY(client.encrypt(running.caFile()));
    }

    void anEndlessReplyComesWhole()
    {
        RunningServer running(u"endless-reply"_s);
        RawClient client(running.ports().plain);
        (void)client.upTo("\r\n");
        client.send("EHLO me\r\n");
        qsizetype bytes = 0;
        QTRY_VERIFY_WITH_TIMEOUT((bytes += client.takeAll().size()) == qsizetype{19} * 200'000, 10'000);
    }

    void aClientThatGoesAwayInTheMiddleLeavesNothing()
    {
        RunningServer running(scripted(R"({"on":{"ehlo":[[{"delay":50},{"good":true}]]}})"));
        {
            RawClient client(running.ports().plain);
            (void)client.upTo("\r\n");
            client.send("EHLO me\r\n");
        }
        QTRY_COMPARE(running.open(), 0);
        QTest::qWait(100);
        QVERIFY(running.mails().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Misbehaviour)
#include "tst_Misbehaviour.moc"
