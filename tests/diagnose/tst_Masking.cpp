// SPDX-License-Identifier: MIT
#include "diagnose/Judge.h"
#include "diagnose/Mask.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Masking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void secretsAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        const auto row = [](const char *name, const QString &before, const QString &secret,
                            const QString &after = {}) {
            QTest::newRow(name) << before + secret + after << secret;
        };
        row("AUTH PLAIN with its answer", u"AUTH PLAIN "_s, u"AGFubgBodW50ZXIy"_s, u"\n535 5.7.8 no"_s);
        row("AUTH LOGIN with its user", u"-> AUTH LOGIN "_s, u"YW5uQGV4YW1wbGUub3Jn"_s);
        row("answer to a challenge", u"S: 334 UGFzc3dvcmQ6\nC: "_s, u"aHVudGVyMg=="_s, u"\nS: 535 no"_s);
        row("answer in PHPMailer's log", u"SERVER -> CLIENT: 334 UGFzc3dvcmQ6\nCLIENT -> SERVER: "_s,
            u"aHVudGVyMg=="_s);
        row("answer in smtplib's log", u"reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '"_s, u"aHVudGVyMg=="_s,
            u"\\r\\n'\nreply: b'535 no\\r\\n'"_s);
        row("command line", u"swaks --server a pass="_s, u"hunter2"_s, u" end"_s);
        row("settings file", u"host: mail.example.org\n  password: "_s, u"hunter2"_s, u"\nport: 587"_s);
        row("sign-in alone on its line", u"sent\n"_s, u"AGFubgBodW50ZXIy"_s, u"\nreceived"_s);
        row("bearer token", u"Authorization: Bearer "_s, u"ya29.a0AfH6SMBx1234567890abcdef"_s);
        row("JSON password", u"{\"user\":\"ann\",\"pass\":\""_s, u"hunter2"_s, u"\"}"_s);
        row("JavaScript password", u"auth: { user: 'ann', pass: '"_s, u"hunter2"_s, u"' }"_s);
        row("environment", u"SMTP_PASSWORD="_s, u"hunter2"_s, u" ./send"_s);
        row("address with password", u"smtp://ann:"_s, u"hunter2"_s, u"@mail.example.org:587"_s);
        row("OAuth answer", u"{\"access_token\": \""_s, u"EwBwA8l6BAAU"_s, u"\"}"_s);
        row("web token", u"token "_s, u"eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJtYWlsIn0.c2lnbmF0dXJl"_s);
        row("SendGrid key", u"key "_s, u"SG.abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyz0123456789"_s);
        row("cookie", u"Cookie: "_s, u"session=abcdef0123456789"_s);
    }
    void secretsAreMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        QVERIFY(!diagnose::masked(text).contains(secret));
        const diagnose::Facts facts = diagnose::extract(text);
        QVERIFY(!facts.words.contains(secret));
        QVERIFY(!diagnose::Judge::builtIn().judge(facts).quoted.contains(secret));
    }

    void halfASurrogatePairHidesNoSecretFromTheMask()
    {
        const QString text = u"password=hunter2 "_s + QChar(0xD83D) + u" end"_s;
        QVERIFY(!diagnose::extract(text).words.contains(u"hunter2"_s));
    }

    void plainWordsStay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("refusal") << u"535 5.7.8 Username and Password not accepted"_s;
        QTest::newRow("basic authentication") << u"basic authentication is disabled"_s;
        QTest::newRow("mechanisms") << u"250-AUTH LOGIN PLAIN XOAUTH2"_s;
        QTest::newRow("prose") << u"authentication failed: wrong password: see the help"_s;
        QTest::newRow("challenge") << u"334 VXNlcm5hbWU6"_s;
        QTest::newRow("id") << u"- gsmtp v8-20020a05600c470800b004162020cee2sm5498654wmo.4"_s;
    }
    void plainWordsStay()
    {
        QFETCH(QString, text);
        QCOMPARE(diagnose::masked(text), text);
    }
};

QTEST_GUILESS_MAIN(tst_Masking)
#include "tst_Masking.moc"
