// SPDX-License-Identifier: MIT
// What a live run saw, judged by the same rules as pasted text.
#include "diagnose/Causes.h"
#include "diagnose/Judge.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using Kind = Problem::Kind;

static const Endpoint starttls{.host = u"mail.example.org"_s, .port = 587, .security = Security::StartTls};

static Diagnosis judged(const Problem &problem, const Endpoint &endpoint = starttls,
                        const QString &mechanism = {})
{
    Transcript transcript;
    transcript.mechanism = mechanism;
    return diagnose::Judge::builtIn().judge(
        diagnose::withRoute(diagnose::factsOf(problem, transcript), endpoint, u"ann@example.org"_s, {}));
}

static Problem refusal(Stage stage, Kind kind, int code, const EnhancedCode &enhanced, const QString &words)
{
    const QString line = u"%1 %2 %3"_s.arg(code).arg(enhanced.toString(), words);
    return {
        .stage = stage, .kind = kind, .reply = Reply{.code = code, .enhanced = enhanced, .lines = {line}}};
}

class tst_LiveRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyKindHasACause()
    {
        for (int i = 0; i <= static_cast<int>(Kind::Internal); ++i) {
            const Kind kind = static_cast<Kind>(i);
            if (kind == Kind::ReplyNegative || kind == Kind::Cancelled || kind == Kind::Internal)
                continue;
            QVERIFY2(judged({.stage = Stage::Connect, .kind = kind}).cause != u"unknown"_s,
                     idOf(kind).data());
        }
        QCOMPARE(judged({.kind = Kind::Cancelled}).cause, u"unknown"_s);
    }

    void a550WithoutWordsIsAGuess()
    {
        const Problem bare{.stage = Stage::Recipient,
                           .kind = Kind::ReplyNegative,
                           .reply = Reply{.code = 550, .lines = {u"550"_s}}};
        QCOMPARE(judged(bare).cause, u"rcpt.unknown"_s);
        QCOMPARE(judged(bare).confidence, Confidence::Possible);
        const auto told = refusal(Stage::Recipient, Kind::ReplyNegative, 550, {5, 1, 1}, u"User unknown"_s);
        QVERIFY(judged(told).confidence != Confidence::Possible);
    }

    void silenceOnPort465MeansTheOtherMode()
    {
        const Problem silence{.stage = Stage::Greeting, .kind = Kind::TimedOut, .beforeGreeting = true};
        const Endpoint on465{.host = u"h"_s, .port = 465, .security = Security::StartTls};
        QCOMPARE(judged(silence, on465).cause, u"tls.wrong-mode"_s);
        QCOMPARE(judged(silence, starttls).cause, u"net.timeout"_s);
        QVERIFY(judged(silence, starttls).also.contains(u"tls.wrong-mode"_s));
    }

    void plainWordsInTheHandshakeMeanTheOtherMode()
    {
        const Problem problem{.stage = Stage::Tls,
                              .kind = Kind::TlsHandshakeFailed,
                              .words = u"error:0A00010B:SSL routines::wrong version number"_s};
        QCOMPARE(judged(problem, {.host = u"h"_s, .port = 587, .security = Security::Tls}).cause,
                 u"tls.wrong-mode"_s);
    }

    void certificateFaultsHaveTheirOwnCauses()
    {
        const auto causeOf = [](CertificateFault fault) {
            Problem problem{.stage = Stage::Certificate, .kind = Kind::CertificateRefused};
            problem.tls.faults = {fault};
            return judged(problem).cause;
        };
        QCOMPARE(causeOf(CertificateFault::Expired), u"tls.cert-expired"_s);
        QCOMPARE(causeOf(CertificateFault::NotYetValid), u"tls.cert-not-yet-valid"_s);
        QCOMPARE(causeOf(CertificateFault::NameMismatch), u"tls.cert-name-mismatch"_s);
        QCOMPARE(causeOf(CertificateFault::SelfSigned), u"tls.cert-untrusted"_s);
        QCOMPARE(causeOf(CertificateFault::Untrusted), u"tls.cert-untrusted"_s);
    }

    void anAntivirusAsIssuerIsNamed()
    {
        Problem problem{.stage = Stage::Certificate, .kind = Kind::CertificateRefused};
        problem.tls.faults = {CertificateFault::Untrusted};
        problem.tls.certificate = {.issuer = u"CN=Avast Web/Mail Shield Root"_s, .sha256 = "00"};
        QCOMPARE(judged(problem).cause, u"net.intercepted"_s);
    }

    void microsoftsOneCodeIsSeveralCauses_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("cause");
        QTest::newRow("tenant")
            << u"Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."_s
            << u"auth.disabled"_s;
        QTest::newRow("basic") << u"Authentication unsuccessful, basic authentication is disabled."_s
                               << u"auth.disabled"_s;
        QTest::newRow("criteria") << u"Authentication unsuccessful, the request did not meet the criteria"_s
                                  << u"auth.policy-blocked"_s;
        QTest::newRow("locked") << u"Authentication unsuccessful, the account is locked."_s
                                << u"auth.account-locked"_s;
        QTest::newRow("wrong") << u"Authentication unsuccessful, the user credentials were incorrect."_s
                               << u"auth.bad-credentials"_s;
    }
    void microsoftsOneCodeIsSeveralCauses()
    {
        QFETCH(QString, words);
        QFETCH(QString, cause);
        QCOMPARE(judged(refusal(Stage::Auth, Kind::AuthRefused, 535, {5, 7, 139}, words)).cause, cause);
    }

    void theSameRefusalAfterATokenIsTheToken()
    {
        const Problem problem =
            refusal(Stage::Auth, Kind::AuthRefused, 535, {5, 7, 3}, u"Authentication unsuccessful"_s);
        QCOMPARE(judged(problem, starttls, u"XOAUTH2"_s).cause, u"auth.token-invalid"_s);
        QCOMPARE(judged(problem, starttls, u"LOGIN"_s).cause, u"auth.bad-credentials"_s);
    }

    void aWordlessRefusalIsJudgedByItsStage()
    {
        const auto causeAt = [](Stage stage) {
            return judged(refusal(stage, Kind::ReplyNegative, 550, {5, 0, 0}, u"no"_s)).cause;
        };
        QCOMPARE(causeAt(Stage::Recipient), u"rcpt.unknown"_s);
        QCOMPARE(causeAt(Stage::Sender), u"sender.not-allowed"_s);
    }

    void theServersWordsAreQuotedWhole()
    {
        const Diagnosis diagnosis =
            judged(refusal(Stage::Recipient, Kind::ReplyNegative, 550, {5, 1, 1}, u"User unknown"_s));
        QCOMPARE(diagnosis.quoted, u"550 5.1.1 User unknown"_s);
        QCOMPARE(diagnosis.code, 550);
        QCOMPARE(diagnosis.enhanced, (EnhancedCode{5, 1, 1}));
        QCOMPARE(diagnosis.confidence, Confidence::Certain);
    }

    void aTemporaryRefusalIsTriedAgain()
    {
        QCOMPARE(
            judged(refusal(Stage::Recipient, Kind::ReplyNegative, 450, {4, 1, 1}, u"User unknown"_s)).retry,
            Retry::Later);
        QCOMPARE(
            judged(refusal(Stage::Recipient, Kind::ReplyNegative, 550, {5, 1, 1}, u"User unknown"_s)).retry,
            Retry::AfterFix);
    }

    void whatIsTriedLaterHasABackOff()
    {
        for (const diagnose::Cause &cause : diagnose::causes()) {
            const bool later = cause.retry == Retry::Later || cause.whenTemporary == Retry::Later;
            QVERIFY2(later == !cause.backOff.empty(), qPrintable(cause.id));
            QVERIFY2(std::is_sorted(cause.backOff.begin(), cause.backOff.end()), qPrintable(cause.id));
        }
    }
};

QTEST_GUILESS_MAIN(tst_LiveRun)
#include "tst_LiveRun.moc"
