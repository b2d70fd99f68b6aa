// SPDX-License-Identifier: MIT
#include "RawClient.h"
#include "RunningServer.h"
#include "practice/Connection.h"
#include "practice/Listener.h"
#include "scenario/BuiltIn.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using practice::Ports;
using practice::PracticeServer;

namespace {

constexpr auto envelope = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n";

/// Connects, greets, and sends one mail in the clear.
void sendPlain(RawClient &client, const QByteArray &text)
{
    QVERIFY(client.upTo("\r\n").startsWith("220 "));
    QVERIFY(client.ask("EHLO me").endsWith("250 AUTH PLAIN LOGIN\r\n"));
    client.send(envelope);
    QVERIFY(client.upTo("354 End with a dot on a line of its own\r\n").startsWith("250 "));
    QCOMPARE(client.ask(text + "\r\n."), "250 2.0.0 Message taken\r\n");
}

} // namespace

class tst_PracticeServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listensOnLoopbackAlone()
    {
        RunningServer running(u"good"_s);
        const auto &ports = running.ports();
        QVERIFY(ports.plain != 0 && ports.startTls != 0 && ports.tls != 0);
        QVERIFY(ports.plain != ports.startTls && ports.startTls != ports.tls);
        // 127.0.0.2 is loopback too; its port would be taken if the server listened everywhere.
        for (const quint16 port : {ports.plain, ports.startTls, ports.tls}) {
            QTcpServer beside;
            QVERIFY(beside.listen(QHostAddress(u"127.0.0.2"_s), port));
        }
    }

    void thePlainPortOffersNoTlsAndTakesMail()
    {
        RunningServer running(u"starttls-required"_s);
        RawClient client(running.ports().plain);
        sendPlain(client, "Subject: one");
        QCOMPARE(client.ask("STARTTLS"), "502 5.5.1 STARTTLS is not offered\r\n");
        sendPlainAgain(client, "Subject: two");
        QTRY_COMPARE(running.mails().size(), 2);
        QCOMPARE(running.mails()[0].number, 1);
        QCOMPARE(running.mails()[1].number, 2);
        QCOMPARE(running.mails()[1].mail.message, "Subject: two\r\n");
        QVERIFY(!running.mails()[1].mail.encrypted);
        QVERIFY(running.mails()[1].received.isValid());
    }

    void starttlsLeadsToTlsWithItsOwnCertificate()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().startTls);
        QVERIFY(client.upTo("\r\n").startsWith("220 "));
        QVERIFY(client.ask("EHLO me").contains("STARTTLS"));
        QVERIFY(client.ask("STARTTLS").startsWith("220 "));
        QVERIFY(client.encrypt(running.caFile()));
        QVERIFY(client.ask("EHLO me").contains("AUTH PLAIN LOGIN"));
    }

    void secretsDoNotShowInWhatItHeard()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().plain);
        (void)client.upTo("\r\n");
        for (const char *line : {"EHLO me", "AUTH LOGIN", "YW5u", "c2VjcmV0", "RSET"})
            (void)client.ask(line);
        QCOMPARE(running.heard(),
                 (QByteArrayList{"EHLO me", "AUTH LOGIN", "[redacted]", "[redacted]", "RSET"}));
    }

    void aTakenPortIsNamedAndNothingListens()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        RunningServer running(u"good"_s);
        const auto listening = running.server().listen({.startTls = other.serverPort()});
        QVERIFY(!listening.ok());
        QCOMPARE(listening.problem().kind, Problem::Kind::PortTaken);
        QCOMPARE(listening.problem().subject, QString::number(other.serverPort()));
        QVERIFY(!running.server().isListening());
    }

    void closingReleasesThePortsAndEndsTheSessions()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().startTls);
        QVERIFY(client.upTo("\r\n").startsWith("220 "));
        running.server().close();
        QVERIFY(!running.server().isListening());
        QCOMPARE(running.open(), 0);
        QVERIFY(client.isClosedWithin(1000));
        const auto again = running.server().listen(running.ports());
        QVERIFY(again.ok());
        QCOMPARE(*again, running.ports());
    }

    void mayBeClosedWhileAMailIsTaken()
    {
        RunningServer running(u"good"_s);
        connect(&running.server(), &PracticeServer::mailTaken, this,
                [&running] { running.server().close(); });
        RawClient client(running.ports().plain);
        (void)client.upTo("\r\n");
        (void)client.ask("EHLO me");
        client.send(QByteArray(envelope) + "x\r\n.\r\n");
        QVERIFY(client.isClosedWithin(1000));
        QCOMPARE(running.mails().size(), 1);
        QCOMPARE(running.open(), 0);
    }

    void aTwentyFirstGuestIsTurnedAway()
    {
        RunningServer running(u"good"_s);
        std::vector<std::unique_ptr<RawClient>> clients;
        clients.reserve(30);
        QList<QByteArray> greetings;
        for (int i = 0; i < 30; ++i)
            clients.push_back(std::make_unique<RawClient>(running.ports().plain));
        for (const auto &client : clients)
            greetings.append(client->upTo("\r\n").left(4));
        QCOMPARE(greetings.count("220 "), PracticeServer::maxConnections);
        QCOMPARE(greetings.count("421 "), 30 - PracticeServer::maxConnections);
        clients.clear();
        QTRY_COMPARE(running.open(), 0);
        RawClient later(running.ports().plain);
        QVERIFY(later.upTo("\r\n").startsWith("220 "));
    }

    void thirtySendersInTurnAllGetThrough()
    {
        RunningServer running(u"good"_s);
        for (int i = 0; i < 30; ++i) {
            RawClient client(running.ports().plain);
            sendPlain(client, QByteArray::number(i));
        }
        QCOMPARE(running.mails().size(), 30);
        QCOMPARE(running.mails().last().number, 30);
        QTRY_COMPARE(running.open(), 0);
    }

    void anIdleGuestIsDropped()
    {
        int over = 0;
        const auto good = scenario::builtInScenario(u"good"_s).value();
        practice::Listener listener([&](std::unique_ptr<QSslSocket> socket) {
            auto *connection =
                new practice::Connection(std::move(socket), good, std::chrono::milliseconds(300), this);
            connect(connection, &practice::Connection::over, this, [&over] { ++over; });
            connection->start(false);
        });
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        RawClient client(listener.serverPort());
        QVERIFY(client.upTo("\r\n").startsWith("220 "));
        QTest::qWait(200);
        QCOMPARE(client.ask("NOOP"), "250 2.0.0 Still here\r\n");
        QVERIFY(!client.isClosedWithin(200));
        QVERIFY(client.isClosedWithin(2000));
        QCOMPARE(over, 1);
    }

    void aLargeMessageComesWhole()
    {
        RunningServer running(u"good"_s);
        RawClient client(running.ports().plain);
        QByteArray text;
        for (int i = 0; i < 100'000; ++i)
            text += "line " + QByteArray::number(i) + " with a few words to make it longer\r\n";
        sendPlain(client, text.chopped(2));
        QCOMPARE(running.mails().size(), 1);
        QVERIFY(running.mails()[0].mail.message == text);
    }

private:
    static void sendPlainAgain(RawClient &client, const QByteArray &text)
    {
        client.send(envelope);
        QVERIFY(client.upTo("354 End with a dot on a line of its own\r\n").startsWith("250 "));
        QCOMPARE(client.ask(text + "\r\n."), "250 2.0.0 Message taken\r\n");
    }
};

QTEST_GUILESS_MAIN(tst_PracticeServer)
#include "tst_PracticeServer.moc"
