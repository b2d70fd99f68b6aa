// SPDX-License-Identifier: MIT
#include "scenario/BuiltIn.h"
#include "scenario/Player.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn::scenario;

namespace {

Scenario named(const QString &id)
{
    return builtInScenario(id).value();
}

QByteArray said(const std::vector<Act> &acts)
{
    QByteArray bytes;
    for (const Act &act : acts)
        bytes += act.bytes;
    return bytes;
}

bool closes(const std::vector<Act> &acts)
{
    return !acts.empty() && acts.back().kind == Act::Kind::Close;
}

/// A player that has been greeted and said EHLO to.
std::unique_ptr<Player> ready(Scenario scenario)
{
    auto player = std::make_unique<Player>(std::move(scenario));
    (void)player->begin(true);
    (void)player->take("EHLO me\r\n");
    return player;
}

constexpr auto envelope = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n";

} // namespace

class tst_Player : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aMailIsKeptWithItsEnvelope()
    {
        const auto player = ready(named(u"good"_s));
        (void)player->take("AUTH PLAIN " + QByteArray("\0ann\0secret", 11).toBase64() + "\r\n");
        (void)player->take(QByteArray(envelope) + "Subject: x\r\n\r\n..dot\r\n.\r\n");
        const auto mails = player->takeCaptured();
        QCOMPARE(mails.size(), 1U);
        QCOMPARE(mails[0].sender, "a@example.org");
        QCOMPARE(mails[0].recipients, QByteArrayList{"b@example.org"});
        QCOMPARE(mails[0].message, "Subject: x\r\n\r\n.dot\r\n");
        QCOMPARE(mails[0].user, u"ann"_s);
        QVERIFY(mails[0].encrypted);
        QVERIFY(player->takeCaptured().empty());
    }

    void aRefusedMailIsNotKept()
    {
        const auto player = ready(named(u"refused-after-data"_s));
        QVERIFY(said(player->take(QByteArray(envelope) + "x\r\n.\r\n"))
                    .endsWith("554 5.7.1 Message rejected as spam\r\n"));
        QVERIFY(player->takeCaptured().empty());
    }

    void aMailWhoseAnswerIsLostMayBeKept()
    {
        const auto taken = ready(named(u"close-after-dot"_s));
        QVERIFY(closes(taken->take(QByteArray(envelope) + "x\r\n.\r\n")));
        QCOMPARE(taken->takeCaptured().size(), 1U);
        const auto lost = ready(named(u"lost-after-dot"_s));
        QVERIFY(closes(lost->take(QByteArray(envelope) + "x\r\n.\r\n")));
        QVERIFY(lost->takeCaptured().empty());
    }

    void severalMailsGoOverOneConnection()
    {
        const auto player = ready(named(u"good"_s));
        for (int i = 0; i < 3; ++i)
            (void)player->take(QByteArray(envelope) + QByteArray::number(i) + "\r\n.\r\n");
        const auto mails = player->takeCaptured();
        QCOMPARE(mails.size(), 3U);
        QCOMPARE(mails[2].message, "2\r\n");
        QCOMPARE(mails[2].recipients.size(), 1);
    }

    void anOverlongLineIsBoundedAndRefused()
    {
        const auto player = ready(named(u"good"_s));
        for (int i = 0; i < 100; ++i)
            QVERIFY(player->take(QByteArray(10'000, 'x')).empty());
        QCOMPARE(said(player->take("\r\nNOOP\r\n")), "500 5.5.2 Line too long\r\n250 2.0.0 Still here\r\n");
        QVERIFY(player->heard().at(1).size() <= Player::maxCommandLine);
    }

    void aLineOfExactlyTheBoundIsTaken()
    {
        const auto player = ready(named(u"good"_s));
        const QByteArray line = "NOOP " + QByteArray(Player::maxCommandLine - 5, 'x');
        QCOMPARE(said(player->take(line + "\r\n")), "250 2.0.0 Still here\r\n");
        QCOMPARE(said(player->take(line + "x\r\n")), "500 5.5.2 Line too long\r\n");
    }

    void aLongTokenIsTaken()
    {
        const auto player = ready(named(u"auth-oauth-only"_s));
        const QByteArray token = "user=ann\1auth=Bearer " + QByteArray(6000, 't') + "\1\1";
        QCOMPARE(said(player->take("AUTH XOAUTH2 " + token.toBase64() + "\r\n")), "235 2.7.0 Signed in\r\n");
    }

    void secretsAreMaskedInWhatIsShown()
    {
        const auto player = ready(named(u"good"_s));
        (void)player->take("AUTH LOGIN\r\nYW5u\r\nc2VjcmV0\r\nRSET\r\nauth plain AGFubgBzZWNyZXQ=\r\n");
        QCOMPARE(player->takeMasked(), (QByteArrayList{"EHLO me", "AUTH LOGIN", "[redacted]", "[redacted]",
                                                       "RSET", "AUTH plain [redacted]"}));
        QVERIFY(player->takeMasked().isEmpty());
        QVERIFY(player->heard().contains("c2VjcmV0"));
    }

    void nothingIsSaidAfterTheEnd()
    {
        const auto player = ready(named(u"good"_s));
        QVERIFY(closes(player->take("QUIT\r\nNOOP\r\n")));
        QVERIFY(player->take("NOOP\r\n").empty());
    }

    void bytesInPlaceOfTheHandshakeEndTheSession()
    {
        Player player(named(u"good"_s));
        (void)player.begin(false);
        QCOMPARE(player.take("EHLO me\r\nSTARTTLS\r\n").back().kind, Act::Kind::BeginTls);
        QVERIFY(closes(player.take("MAIL FROM:<a@example.org>\r\n")));
        QVERIFY(player.take("NOOP\r\n").empty());
    }

    void recipientsAndWhatIsHeardAreBounded()
    {
        const auto player = ready(named(u"good"_s));
        (void)player->take("MAIL FROM:<a@example.org>\r\n");
        for (qsizetype i = 0; i < Player::maxRecipients; ++i)
            QVERIFY(said(player->take("RCPT TO:<b@example.org>\r\n")).startsWith("250 "));
        QCOMPARE(said(player->take("RCPT TO:<b@example.org>\r\n")), "452 4.5.3 Too many recipients\r\n");
        (void)player->take(QByteArray("NOOP\r\n").repeated(Player::maxHeard));
        QCOMPARE(player->heard().size(), Player::maxHeard);
    }

    void aMessageOverTheBoundIsRefusedAfterItsEnd()
    {
        const auto player = ready(named(u"too-large"_s));
        const QByteArray body = QByteArray(20'000, 'x') + "\r\n.\r\n";
        QVERIFY(said(player->take(QByteArray(envelope) + body))
                    .endsWith("552 5.3.4 Message larger than this server takes\r\n"));
        QVERIFY(player->takeCaptured().empty());
        QVERIFY(said(player->take("NOOP\r\n")).startsWith("250"));
    }
};

QTEST_GUILESS_MAIN(tst_Player)
#include "tst_Player.moc"
