// SPDX-License-Identifier: MIT
#include "diagnose/Judge.h"

#include "Bound.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using diagnose::extract;

class tst_Extract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aReplyIsFoundInItsWrapping_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhanced");
        QTest::newRow("raw") << u"535 5.7.8 no"_s << 535 << u"5.7.8"_s;
        QTest::newRow("several lines") << u"535-5.7.8 no\n535 5.7.8 really"_s << 535 << u"5.7.8"_s;
        QTest::newRow("Python") << u"smtplib.X: (535, b'5.7.8 no\\n5.7.8 really')"_s << 535 << u"5.7.8"_s;
        QTest::newRow("swaks") << u"<** 550 5.1.1 no"_s << 550 << u"5.1.1"_s;
        QTest::newRow("curl") << u"< 535 Incorrect"_s << 535 << QString();
        QTest::newRow("PHPMailer") << u"2024-01-02 10:00:00 SERVER -> CLIENT: 550 no"_s << 550 << QString();
        QTest::newRow("Postfix") << u"host mx[1.2.3.4] said: 552 5.2.2 full (in reply to RCPT TO command)"_s
                                 << 552 << u"5.2.2"_s;
        QTest::newRow("nodemailer") << u"response: '535 5.7.3 no',\n  responseCode: 535"_s << 535
                                    << u"5.7.3"_s;
        QTest::newRow("bounce") << u"Status: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 no"_s << 550
                                << u"5.1.1"_s;
        QTest::newRow("status elsewhere")
            << u"dsn=5.2.2, status=bounced (said: 552 full)"_s << 552 << u"5.2.2"_s;
        QTest::newRow("enhanced code alone") << u"The server response was: 5.7.1 no"_s << 0 << u"5.7.1"_s;
        QTest::newRow("Symfony")
            << uR"(Expected response code "250" but got code "554", with message "554 no")"_s << 554
            << QString();
        QTest::newRow("ports are no replies")
            << u"connect to mail:465 and port 587, line 550"_s << 0 << QString();
        QTest::newRow("web status is no reply") << u"HTTP/1.1 500 oh"_s << 0 << QString();
        QTest::newRow("versions are no replies") << u"PHPMailer 5.2.26, 5.4.0-kernel"_s << 0 << QString();
    }
    void aReplyIsFoundInItsWrapping()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(QString, enhanced);
        const diagnose::Facts facts = extract(text);
        QCOMPARE(facts.reply ? facts.reply->code : 0, code);
        QCOMPARE(facts.reply && facts.reply->enhanced ? facts.reply->enhanced->toString() : QString(),
                 enhanced);
    }

    void aYesIsReadWhenNothingElseIsThere()
    {
        QCOMPARE(extract(u"250 2.0.0 OK").reply->code, 250);
        QCOMPARE(extract(u"S: 250-SIZE 1000\nS: 250 OK\nS: 354 go on").reply->code, 354);
        QVERIFY(!extract(u"250 2.0.0 OK\nthen nothing came").reply);
        QCOMPARE(extract(u"250 2.0.0 OK\n550 no").reply->code, 550);
    }

    void anEarlierRefusalDecidesOverWhatFollowsFromIt()
    {
        const auto facts =
            extract(u"MAIL FROM:<a@b.c>\n553 5.7.1 not yours\nRCPT TO:<d@e.f>\n503 5.5.1 need MAIL");
        QCOMPARE(facts.reply->code, 553);
    }

    void whatWentWellIsNotSearched()
    {
        const auto facts = extract(u"S: 250-AUTH XOAUTH2\nS: 250 STARTTLS\nC: MAIL FROM:<a@b.c>\nS: 550 no");
        QVERIFY(!facts.words.contains(u"STARTTLS"));
        QVERIFY(facts.mechanism.isEmpty() || facts.mechanism == u"XOAUTH2");
        QCOMPARE(facts.reply->code, 550);
    }

    void aCommandIsSearchedOnlyWhenItFailed()
    {
        const auto facts = extract(u"CLIENT -> SERVER: STARTTLS\nSERVER -> CLIENT: 220 go ahead\n"
                                   u"CLIENT -> SERVER: MAIL FROM:<a@b.c>\nSERVER -> CLIENT: 550 no");
        QVERIFY(!facts.words.contains(u"STARTTLS"));
        QVERIFY(!facts.words.contains(u"go ahead"));
        QVERIFY(facts.words.contains(u"MAIL FROM"));
    }

    void stackFramesAndTheirSourceAreNotSearched_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::newRow("Python") << u"  File \"send.py\", line 9, in <module>\n    decoy(1)\n    ^^^^^^^^"_s;
        QTest::newRow("Java") << u"\tat org.example.decoy.Mail.send(Mail.java:12)"_s;
        QTest::newRow("JavaScript") << u"    at Object.decoy (/srv/app/send.js:12:3)"_s;
        QTest::newRow("PHP") << u"#0 /srv/decoy/Send.php(12): send()"_s;
        QTest::newRow("Ruby") << u"\tfrom /srv/decoy.rb:12:in `send'"_s;
    }
    void stackFramesAndTheirSourceAreNotSearched()
    {
        QFETCH(QString, frame);
        const auto facts = extract(u"Traceback\n"_s + frame + u"\nError: 550 no"_s);
        QCOMPARE(facts.words, u"Traceback\nError: 550 no"_s);
    }

    void aBase64PartOfABounceIsRead()
    {
        const QByteArray body =
            QByteArray("Undelivered.\r\n550 5.1.1 <bob@example.net>: User unknown\r\n").toBase64();
        const auto facts = extract(
            u"Subject: Undelivered\nContent-Transfer-Encoding: base64\nContent-Type: text/plain\n\n"_s +
            QString::fromLatin1(body.first(40)) + u'\n' + QString::fromLatin1(body.sliced(40)) +
            u"\n\n-- "_s);
        QCOMPARE(facts.reply->code, 550);
        QCOMPARE(diagnose::Judge::builtIn().judge(facts).cause, u"rcpt.unknown"_s);
    }

    void base64IsNoQuotedPrintable()
    {
        const auto facts = extract(u"C: AUTH PLAIN AG1lAGh1bnRlcjI=\nS: 535 no\nC: YQ=\nS: 535 never");
        QVERIFY(facts.words.contains(u"\nS: 535 no\n"_s));
    }

    void base64IsReadForItsReason()
    {
        const auto facts = extract(u"334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIn0=\n535 no");
        QVERIFY(facts.words.contains(uR"("status":"401")"_s));
    }

    void quotedPrintableAndWrappedLinesAreRead()
    {
        const auto facts =
            extract(u"Diagnostic-Code: smtp; 550 5.1.1 <jo=40example.org>: user=\n unknown =3D=\n end");
        QCOMPARE(facts.reply->code, 550);
        QVERIFY(facts.words.contains(u"user unknown"_s));
    }

    void aClassIsNoHost_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::newRow("Python") << u"smtplib.SMTPServerDisconnected: Connection unexpectedly closed"_s
                                << QString();
        QTest::newRow("Java") << u"javax.mail.MessagingException: Connection reset"_s << QString();
        QTest::newRow(".NET") << u"System.Net.Mail.SmtpException: Failure sending mail."_s << QString();
        QTest::newRow("a host behind it")
            << u"smtplib.SMTPServerDisconnected: lost smtp.example.org"_s << u"smtp.example.org"_s;
    }
    void aClassIsNoHost()
    {
        QFETCH(QString, text);
        QTEST(extract(text).arguments.value(u"host"_s), "host");
    }

    void routeAndProviderAreGuessed()
    {
        const auto facts = extract(u"unable to connect to ssl://smtp.gmail.com:587 (Unknown error)");
        QCOMPARE(facts.provider, u"gmail"_s);
        QCOMPARE(facts.arguments.value(u"host"_s), u"smtp.gmail.com"_s);
        QCOMPARE(facts.arguments.value(u"port"_s), u"587"_s);
        QCOMPARE(facts.arguments.value(u"security"_s), u"tls"_s);
    }

    void whoSignsInIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::newRow("quoted") << u"failed with username \"shop\" using"_s << u"shop"_s;
        QTest::newRow("setting") << u"smtp_user = ann@example.org"_s << u"ann@example.org"_s;
        QTest::newRow("address") << u"not owned by user ann@example.org"_s << u"ann@example.org"_s;
        QTest::newRow("log") << u"sasl_username=ann@example.org, from"_s << u"ann@example.org"_s;
        QTest::newRow("URL") << u"smtp://ann%40example.org:x@mail.example.org"_s << u"ann@example.org"_s;
        QTest::newRow("nobody") << u"user unknown in local recipient table"_s << QString();
    }
    void whoSignsInIsRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, user);
        QCOMPARE(extract(text).arguments.value(u"user"_s), user);
    }

    void stageIsReadFromTheWords()
    {
        QCOMPARE(extract(u"said: 550 no (in reply to RCPT TO command)").stage, Stage::Recipient);
        QCOMPARE(extract(u"said: 550 no (in reply to end of DATA command)").stage, Stage::Send);
    }

    void anyTextTakesNoTime_data()
    {
        QTest::addColumn<QString>("piece");
        const QStringList pieces{u"550 "_s,
                                 u"a@"_s,
                                 u"="_s,
                                 u"(535, b'"_s,
                                 u"5.7.8 "_s,
                                 u"eyJ"_s,
                                 u"334 A"_s,
                                 u"\\n"_s,
                                 u"https://"_s,
                                 u"x."_s,
                                 u"password="_s,
                                 u"smtp.a-"_s,
                                 u"AUTH PLAIN "_s,
                                 u"://a:"_s,
                                 u"host, port: a"_s,
                                 u"&lt;"_s,
                                 u"\\u00"_s,
                                 u"AAAA"_s,
                                 u"port "_s,
                                 u"Bearer a"_s,
                                 u"eyJaaaaaaaaa."_s,
                                 u"=\n"_s,
                                 u"\n334 AAAA\nAAAA"_s,
                                 u"\nContent-Transfer-Encoding: base64\nA: b\n\nAAAA"_s,
                                 u"user 'a"_s,
                                 u"login a@"_s,
                                 u"smtp://a:"_s,
                                 u"\n  File \"a"_s,
                                 u"\n at a"_s,
                                 u"\n\tfrom a:"_s,
                                 u"\n#1 a"_s,
                                 u"\nEHLO a\n250 b"_s,
                                 u"\npassword: a"_s};
        for (const QString &piece : pieces)
            QTest::newRow(qPrintable(piece)) << piece;
    }
    void anyTextTakesNoTime()
    {
        QFETCH(QString, piece);
        const QString text = piece.repeated(qsizetype{64} * 1024 / piece.size());
        (void)diagnose::Judge::builtIn().judge(extract(u"warm up"));
        QElapsedTimer timer;
        timer.start();
        (void)diagnose::Judge::builtIn().judge(extract(text));
        QVERIFY2(timer.elapsed() < boundMs, qPrintable(QString::number(timer.elapsed())));
    }

    void hostileBytesStayHarmless()
    {
        QString text = u"550 5.1.1 \u202euser unknown\u0007 <b>"_s;
        text.append(QChar(0xD800));
        text.append(QChar(0));
        const Diagnosis diagnosis = diagnose::Judge::builtIn().judge(extract(text));
        QCOMPARE(diagnosis.cause, u"rcpt.unknown"_s);
        QVERIFY(!diagnosis.quoted.contains(QChar(0x202E)));
        QVERIFY(!diagnosis.quoted.contains(QChar(7)));
    }

    void aHundredMegabytesAreReadAtTheirEnds()
    {
        const QString text = u"x "_s.repeated(5'000'000) + u"\n550 5.1.1 user unknown"_s;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(diagnose::Judge::builtIn().judge(extract(text)).cause, u"rcpt.unknown"_s);
        QVERIFY(timer.elapsed() < 1000);
    }

    void nothingIsAnAnswerToNothing()
    {
        QCOMPARE(diagnose::Judge::builtIn().judge(extract(u"")).cause, u"unknown"_s);
        QCOMPARE(diagnose::Judge::builtIn().judge(extract(u"\n \t")).cause, u"unknown"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Extract)
#include "tst_Extract.moc"
