// SPDX-License-Identifier: MIT
#include "check/Mending.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using check::hostWithin;

namespace {

smtp::Plan planWith(const QString &host, const QString &user, const QByteArray &password)
{
    smtp::Plan plan{.endpoint = {host, 587, Security::StartTls}, .user = user};
    plan.secret = Secret(password);
    return plan;
}

} // namespace

class tst_Mending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aHostIsFoundInWhatWasPasted_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("plain") << u"smtp.example.org"_s << u"smtp.example.org"_s << 0;
        QTest::newRow("url") << u"https://smtp.example.org/mail"_s << u"smtp.example.org"_s << 0;
        QTest::newRow("mail-url") << u"smtps://smtp.example.org:465/"_s << u"smtp.example.org"_s << 465;
        QTest::newRow("with-port") << u"smtp.example.org:465"_s << u"smtp.example.org"_s << 465;
        QTest::newRow("blanks") << u"  smtp. example.org\t"_s << u"smtp.example.org"_s << 0;
        QTest::newRow("zero-width") << u"smtp.\u200Bexample.org\uFEFF"_s << u"smtp.example.org"_s << 0;
        QTest::newRow("v6") << u"::1"_s << u"::1"_s << 0;
        QTest::newRow("v6-in-brackets") << u"[::1]"_s << u"::1"_s << 0;
        QTest::newRow("v6-with-port") << u"[::1]:465"_s << u"::1"_s << 465;
        QTest::newRow("port-out-of-range") << u"smtp.example.org:99999"_s << u"smtp.example.org:99999"_s << 0;
    }

    void aHostIsFoundInWhatWasPasted()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, host);
        QFETCH(int, port);
        const check::PastedHost found = hostWithin(pasted);
        QCOMPARE(found.host, host);
        QCOMPARE(int{found.port.value_or(0)}, port);
        QCOMPARE(found.security.has_value(), port != 0);
    }

    void whatIsWellIsLeftAsItIs()
    {
        const auto result =
            check::mended(planWith(u"smtp.gmail.com"_s, u"a@gmail.com"_s, "pass word with blanks"));
        QVERIFY(result.changed.isEmpty() && result.doubt.isEmpty());
        QCOMPARE(check::inputStep(result).status, StepStatus::Ok);
        QVERIFY(result.plan.secret.equals(Secret("pass word with blanks")));
    }

    void aGoogleAppPasswordLosesItsBlanksAtGoogleAlone()
    {
        for (const QByteArray &shown :
             {QByteArray("abcd efgh ijkl mnop"), QByteArray("abcd\u00A0efgh ijkl mnop ")}) {
            const auto result = check::mended(planWith(u"smtp.gmail.com"_s, u"a@gmail.com"_s, shown));
            QVERIFY(result.plan.secret.equals(Secret("abcdefghijklmnop")));
            QCOMPARE(result.changed, QStringList{u"password"_s});
        }
        const auto elsewhere = check::mended(planWith(u"smtp.example.org"_s, u"a"_s, "abcd efgh ijkl mnop"));
        QVERIFY(elsewhere.changed.isEmpty());
    }

    void charactersThatNobodyTypesAreTakenOff()
    {
        const auto result =
            check::mended(planWith(u"smtp.example.org"_s, u"Anna <anna@example.org> "_s, "sec\u200Bret"));
        QCOMPARE(result.plan.user, u"anna@example.org"_s);
        QVERIFY(result.plan.secret.equals(Secret("secret")));
        QCOMPARE(result.changed, QStringList({u"user"_s, u"password"_s}));
        QCOMPARE(check::inputStep(result).evidence.value(u"mended"_s), u"user, password"_s);
    }

    void aPasswordThatIsNoTextIsLeftAlone()
    {
        const QByteArray bytes("\xff\xfe\x80", 3);
        QVERIFY(
            check::mended(planWith(u"smtp.example.org"_s, u"a"_s, bytes)).plan.secret.equals(Secret(bytes)));
    }

    void anAwsKeyIsNoSmtpPassword()
    {
        const QString host = u"email-smtp.eu-west-1.amazonaws.com"_s;
        const QString keyId = u"AKIAABCDEFGHIJKLMNOP"_s;
        const auto key = check::mended(planWith(host, keyId, QByteArray(40, 'x')));
        QCOMPARE(key.doubt, keyId);
        QCOMPARE(check::inputStep(key).status, StepStatus::Warning);
        QVERIFY(check::mended(planWith(host, keyId, QByteArray(44, 'x'))).doubt.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Mending)
#include "tst_Mending.moc"
