// SPDX-License-Identifier: MIT
// Whole submissions to real servers, by every mechanism that each offers, read back from the Maildir by a
// parser that is not ours. The same tests run against each server; its note says what there is.
#include "RealServer.h"
#include "wire/TlsWire.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::test;

namespace {

const QByteArray body = ".\r\n..two dots\r\n.a bare LF:\nand a line that ends nowhere: ..";
const QByteArray bodyDelivered = ".\n..two dots\n.a bare LF:\nand a line that ends nowhere: ..\n";

QByteArray letter(const QByteArray &subject)
{
    return "From: alice@posthorn.test\r\nTo: bob@posthorn.test\r\nSubject: " + subject +
           "\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\nMessage-ID: <" + subject +
           "@posthorn.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n" +
           body;
}

} // namespace

class tst_Submission : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void everyMechanismDelivers_data();
    void everyMechanismDelivers();
    void aWrongPasswordIsAnAuthProblem_data();
    void aWrongPasswordIsAnAuthProblem();
    void fiftyRecipientsAllGetIt();
    void aCheckSendsNothing();
    void aStrangersCertificateIsNotTaken();
    void tenMegabytesArriveWhole_data();
    void tenMegabytesArriveWhole();
    void severalMailsShareOneConnection();

private:
    RealServer m_server{};
};

void tst_Submission::initTestCase()
{
    if (!m_server.find())
        QSKIP("no such server runs here: its fixture, before this test, says why");
    QVERIFY(!m_server.mechanisms().isEmpty());
}

void tst_Submission::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_server.forgetDelivered());
}

void tst_Submission::everyMechanismDelivers_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<AuthMethod>("method");
    for (const auto security : {Security::StartTls, Security::Tls}) {
        for (const QString &id : QStringList(u"auto"_s) + m_server.mechanisms())
            QTest::addRow("%s over %s", qPrintable(id), idOf(security).data())
                << security << *authMethodFromId(id);
    }
}

void tst_Submission::everyMechanismDelivers()
{
    QFETCH(Security, security);
    QFETCH(AuthMethod, method);
    const wire::Run run = runOf(m_server.planFor(security, method), letter("mechanism"));
    QVERIFY2(!run.problem, told(run));
    QCOMPARE(run.delivery.status, Delivery::Status::Sent);
    QCOMPARE(run.transcript.mechanism, saslName(method == AuthMethod::Auto ? AuthMethod::Plain : method));
    QCOMPARE(run.transcript.tls.protocol, u"TLSv1.3"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 1, 10'000);
    const QJsonObject read = readBack(m_server.delivered().first());
    QCOMPARE(read.value("defects"_L1).toArray(), QJsonArray());
    QCOMPARE(read.value("subject"_L1).toString(), u"mechanism"_s);
    QCOMPARE(QByteArray::fromBase64(read.value("body"_L1).toString().toLatin1()), bodyDelivered);
    QVERIFY(!told(run).contains("correct-horse"));
}

void tst_Submission::aWrongPasswordIsAnAuthProblem_data()
{
    everyMechanismDelivers_data();
}

void tst_Submission::aWrongPasswordIsAnAuthProblem()
{
    QFETCH(Security, security);
    QFETCH(AuthMethod, method);
    auto plan = m_server.planFor(security, method);
    plan.secret = Secret("wrong-horse");
    const wire::Run run = runOf(plan, letter("never"));
    QVERIFY(run.problem);
    QVERIFY2(run.problem->kind == Problem::Kind::AuthRefused, told(run));
    QCOMPARE(run.problem->stage, Stage::Auth);
    QVERIFY(run.problem->reply);
    QCOMPARE(run.problem->reply->code, 535);
    QCOMPARE(run.delivery.status, Delivery::Status::NotSent);
    QVERIFY(!told(run).contains("wrong-horse"));
}

void tst_Submission::fiftyRecipientsAllGetIt()
{
    auto plan = m_server.planFor(Security::StartTls, AuthMethod::Auto);
    plan.envelope.to.clear();
    for (int number = 0; number < 50; ++number)
        plan.envelope.to.push_back(*Address::parse(u"bob%1@posthorn.test"_s.arg(number)));
    const wire::Run run = runOf(plan, letter("fifty"));
    QVERIFY2(!run.problem, told(run));
    for (const RecipientResult &recipient : run.delivery.recipients)
        QCOMPARE(recipient.status, RecipientResult::Status::Accepted);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 50, 20'000);
}

void tst_Submission::aCheckSendsNothing()
{
    auto plan = m_server.planFor(Security::Tls, AuthMethod::Auto);
    plan.until = Stage::Recipient;
    const wire::Run run = runOf(plan, {});
    QVERIFY2(!run.problem, told(run));
    QCOMPARE(run.transcript.steps.back().stage, Stage::Recipient);
    QTest::qWait(200);
    QVERIFY(m_server.delivered().isEmpty());
}

void tst_Submission::aStrangersCertificateIsNotTaken()
{
    auto plan = m_server.planFor(Security::StartTls, AuthMethod::Plain);
    plan.trustedPem.clear();
    const wire::Run run = runOf(plan, letter("never"));
    QVERIFY(run.problem);
    QCOMPARE(run.problem->kind, Problem::Kind::CertificateRefused);
    QCOMPARE(run.problem->tls.faults, QList{CertificateFault::Untrusted});
    QVERIFY(run.transcript.mechanism.isEmpty());
}

void tst_Submission::tenMegabytesArriveWhole_data()
{
    QTest::addColumn<bool>("chunking");
    QTest::newRow("by DATA") << false;
    QTest::newRow("in chunks, where the server takes them") << true;
}

void tst_Submission::tenMegabytesArriveWhole()
{
    QFETCH(bool, chunking);
    const QByteArray line = QByteArray(75, 'x') + "\r\n";
    const QByteArray rest = line.repeated(140'000);
    auto plan = m_server.planFor(Security::StartTls, AuthMethod::Auto);
    plan.chunking = chunking;
    const wire::Run run = runOf(plan, letter("big") + "\r\n" + rest);
    QVERIFY2(!run.problem, told(run));
    const bool offered = run.transcript.capabilitiesAfterTls.contains(u"CHUNKING"_s);
    QCOMPARE(told(run).contains("client: BDAT "), chunking && offered);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 1, 20'000);
    const QByteArray read =
        QByteArray::fromBase64(readBack(m_server.delivered().first()).value("body"_L1).toString().toLatin1());
    QByteArray expected = bodyDelivered + rest;
    QVERIFY(read == expected.replace("\r\n", "\n"));
}

void tst_Submission::severalMailsShareOneConnection()
{
    auto plan = m_server.planFor(Security::StartTls, AuthMethod::Auto);
    plan.queued = true;
    wire::Driver driver(plan, std::make_unique<wire::TlsWire>());
    std::optional<wire::Run> run;
    int sent = 0;
    connect(&driver, &wire::Driver::commitAsked, &driver, &wire::Driver::mayCommit);
    connect(&driver, &wire::Driver::finished, this, [&run](const wire::Run &done) { run = done; });
    connect(&driver, &wire::Driver::delivered, this, [&sent](qsizetype, const Delivery &delivery) {
        sent += delivery.status == Delivery::Status::Sent ? 1 : 0;
    });
    for (const char *subject : {"first", "second", "third", "fourth", "fifth"})
        (void)driver.send(plan.envelope, deviceOf(letter(subject)));
    driver.noMore();
    driver.start();
    QTRY_VERIFY_WITH_TIMEOUT(run, 20'000);
    QVERIFY2(!run->problem, told(*run));
    QCOMPARE(sent, 5);
    QCOMPARE(told(*run).count("client: EHLO"), 2); // before TLS and under it
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 5, 20'000);
}

QTEST_GUILESS_MAIN(tst_Submission)
#include "tst_Submission.moc"
