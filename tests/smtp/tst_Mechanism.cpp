// SPDX-License-Identifier: MIT
// The mechanisms without chance in them, by the vectors of their RFCs; and which one is taken.
#include "smtp/Mechanism.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::smtp;

namespace {

std::unique_ptr<Mechanism> start(AuthMethod method, const QString &user, const QByteArray &secret)
{
    auto mechanism =
        startMechanism({.method = method, .user = user, .secret = Secret(secret), .host = u"mail.example"_s});
    return mechanism ? std::move(mechanism).value() : nullptr;
}

Capabilities offering(const QSet<QString> &mechanisms)
{
    return {.auth = true, .mechanisms = mechanisms};
}

} // namespace

class tst_Mechanism : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void plainIsTheVectorOfRfc4616();
    void loginWaitsForBothQuestions();
    void cramMd5IsTheVectorOfRfc2195();
    void externalNamesTheUser();
    void bearerTokensAreTheirOneString();
    void aRefusedTokenIsToldInTheChallenge();
    void hostileChallengesAreRefused_data();
    void hostileChallengesAreRefused();
    void credentialsThatWouldCutTheStringsAreRefused();
    void theOrderOfAutoHolds();
    void aForcedMechanismMustBeOffered();
};

void tst_Mechanism::plainIsTheVectorOfRfc4616()
{
    const auto plain = start(AuthMethod::Plain, u"tim"_s, "tanstaaftanstaaf");
    QCOMPARE(plain->initialResponse()->value(), QByteArray("\0tim\0tanstaaftanstaaf", 21).toBase64());
    QVERIFY(plain->isServerProven());
}

void tst_Mechanism::loginWaitsForBothQuestions()
{
    const auto login = start(AuthMethod::Login, u"tim"_s, "tanstaaftanstaaf");
    QVERIFY(!login->initialResponse().value());
    QCOMPARE(login->respond("VXNlcm5hbWU6").value(), QByteArray("tim").toBase64());
    QCOMPARE(login->respond("UGFzc3dvcmQ6").value(), QByteArray("tanstaaftanstaaf").toBase64());
    QVERIFY(!login->respond("VXNlcm5hbWU6").ok());
}

void tst_Mechanism::cramMd5IsTheVectorOfRfc2195()
{
    const auto cram = start(AuthMethod::CramMd5, u"tim"_s, "tanstaaftanstaaf");
    QVERIFY(!cram->initialResponse().value());
    const QByteArray challenge = "<1896.697170952@postoffice.reston.mci.net>";
    QCOMPARE(cram->respond(challenge.toBase64()).value(),
             QByteArray("tim b913a602c7eda7a495b4e6e7334d3890").toBase64());
}

void tst_Mechanism::externalNamesTheUser()
{
    const auto external = start(AuthMethod::External, u"anna"_s, {});
    QCOMPARE(external->initialResponse()->value(), QByteArray("anna").toBase64());
    QCOMPARE(start(AuthMethod::External, {}, {})->initialResponse()->value(), QByteArray("="));
}

void tst_Mechanism::bearerTokensAreTheirOneString()
{
    const auto old = start(AuthMethod::XOAuth2, u"anna@example.com"_s, "ya29.vF9");
    QCOMPARE(QByteArray::fromBase64(old->initialResponse()->value()),
             QByteArray("user=anna@example.com\1auth=Bearer ya29.vF9\1\1"));
    auto standard = startMechanism({.method = AuthMethod::OAuthBearer,
                                    .user = u"a,b=c@example.com"_s,
                                    .secret = Secret("vF9"),
                                    .host = u"mail.example"_s,
                                    .port = 587});
    QCOMPARE(QByteArray::fromBase64(standard.value()->initialResponse()->value()),
             QByteArray("n,a=a=2Cb=3Dc@example.com,\1host=mail.example\1port=587\1auth=Bearer vF9\1\1"));
}

void tst_Mechanism::aRefusedTokenIsToldInTheChallenge()
{
    const QByteArray json = R"({"status":"401","schemes":"bearer"})";
    const auto old = start(AuthMethod::XOAuth2, u"anna"_s, "t");
    QCOMPARE(old->respond(json.toBase64()).value(), QByteArray());
    QCOMPARE(old->evidence(), QString::fromUtf8(json));
    const auto standard = start(AuthMethod::OAuthBearer, u"anna"_s, "t");
    QCOMPARE(standard->respond(json.toBase64()).value(), QByteArray("AQ=="));
    QCOMPARE(standard->evidence(), QString::fromUtf8(json));
}

void tst_Mechanism::hostileChallengesAreRefused_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<QByteArray>("challenge");
    const QByteArray huge = QByteArray(Mechanism::maxChallenge + 4, 'A');
    for (const AuthMethod method : {AuthMethod::Login, AuthMethod::CramMd5, AuthMethod::DigestMd5,
                                    AuthMethod::ScramSha1, AuthMethod::ScramSha256, AuthMethod::XOAuth2}) {
        const QByteArray name(idOf(method).data(), idOf(method).size());
        QTest::newRow((name + " not base64").constData()) << method << QByteArray("%%%%");
        QTest::newRow((name + " cut base64").constData()) << method << QByteArray("QUJD*");
        QTest::newRow((name + " huge").constData()) << method << huge;
    }
    const QByteArray junk = QByteArray("\0\xff,=,=\"", 7).toBase64();
    for (const AuthMethod method : {AuthMethod::DigestMd5, AuthMethod::ScramSha1, AuthMethod::ScramSha256})
        QTest::newRow(idOf(method).data()) << method << junk;
}

void tst_Mechanism::hostileChallengesAreRefused()
{
    QFETCH(const AuthMethod, method);
    QFETCH(const QByteArray, challenge);
    const auto mechanism = start(method, u"anna"_s, "geheim");
    QVERIFY(mechanism->initialResponse().ok());
    const auto answer = mechanism->respond(challenge);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.problem().kind, Problem::Kind::ReplyMalformed);
    QCOMPARE(answer.problem().stage, Stage::Auth);
}

void tst_Mechanism::credentialsThatWouldCutTheStringsAreRefused()
{
    const auto subjectOf = [](AuthMethod method, const QString &user, const QByteArray &secret) {
        const auto mechanism = startMechanism({.method = method, .user = user, .secret = Secret(secret)});
        return mechanism ? QString() : mechanism.problem().subject;
    };
    QCOMPARE(subjectOf(AuthMethod::Plain, u"an\0na"_s, "x"), u"user"_s);
    QCOMPARE(subjectOf(AuthMethod::XOAuth2, u"a\1auth=Bearer b"_s, "x"), u"user"_s);
    QCOMPARE(subjectOf(AuthMethod::Plain, u"anna"_s, QByteArray("x\0y", 3)), u"password"_s);
    QCOMPARE(subjectOf(AuthMethod::XOAuth2, u"anna"_s, "x\1y"), u"token"_s);
    QCOMPARE(subjectOf(AuthMethod::Plain, u"jürgen"_s, "pässword"), QString());
}

void tst_Mechanism::theOrderOfAutoHolds()
{
    QSet<QString> left{u"DIGEST-MD5"_s, u"CRAM-MD5"_s, u"SCRAM-SHA-1"_s, u"SCRAM-SHA-256"_s,      u"LOGIN"_s,
                       u"PLAIN"_s,      u"XOAUTH2"_s,  u"OAUTHBEARER"_s, u"SCRAM-SHA-256-PLUS"_s, u"NTLM"_s};
    for (const AuthMethod expected : {AuthMethod::Plain, AuthMethod::Login, AuthMethod::ScramSha256,
                                      AuthMethod::ScramSha1, AuthMethod::CramMd5, AuthMethod::DigestMd5}) {
        const auto chosen = chooseMechanism(AuthMethod::Auto, offering(left));
        QCOMPARE(chosen.value(), expected);
        left.remove(QString(saslName(expected)));
    }
    const auto none = chooseMechanism(AuthMethod::Auto, offering(left));
    QCOMPARE(none.problem().kind, Problem::Kind::NoCommonMechanism);
    QCOMPARE(none.problem().words, u"NTLM OAUTHBEARER SCRAM-SHA-256-PLUS XOAUTH2"_s);
}

void tst_Mechanism::aForcedMechanismMustBeOffered()
{
    QCOMPARE(chooseMechanism(AuthMethod::XOAuth2, offering({u"XOAUTH2"_s})).value(), AuthMethod::XOAuth2);
    const auto missing = chooseMechanism(AuthMethod::Login, offering({u"PLAIN"_s}));
    QCOMPARE(missing.problem().kind, Problem::Kind::NoCommonMechanism);
    QCOMPARE(missing.problem().subject, u"LOGIN"_s);
    QCOMPARE(chooseMechanism(AuthMethod::Auto, {}).problem().kind, Problem::Kind::AuthNotOffered);
}

QTEST_GUILESS_MAIN(tst_Mechanism)
#include "tst_Mechanism.moc"
