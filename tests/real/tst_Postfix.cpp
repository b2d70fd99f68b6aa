// SPDX-License-Identifier: MIT
// What the Postfix of tests/real has beyond the others: a password kept as a hash, and a wish for
// certificates.
#include "RealServer.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::test;

class tst_Postfix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void aHashedPasswordAnswersNoChallenge();
    void ourCertificateIsSeen();

private:
    RealServer m_server{};
};

void tst_Postfix::initTestCase()
{
    if (!m_server.find())
        QSKIP("no such server runs here: its fixture, before this test, says why");
    QVERIFY(!m_server.hashed().isEmpty());
    QVERIFY(!m_server.client().isEmpty());
}

void tst_Postfix::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_server.forgetDelivered());
}

void tst_Postfix::aHashedPasswordAnswersNoChallenge()
{
    auto plan = m_server.planFor(Security::Tls, AuthMethod::Auto);
    plan.user = m_server.hashed();
    plan.until = Stage::Auth;
    QVERIFY(!runOf(plan, {}).problem);
    for (const auto challenge : {AuthMethod::CramMd5, AuthMethod::DigestMd5, AuthMethod::ScramSha256}) {
        plan.auth = challenge;
        const wire::Run run = runOf(plan, {});
        QVERIFY2(run.problem && run.problem->kind == Problem::Kind::AuthRefused, told(run));
        QCOMPARE(run.problem->reply->code, 535);
    }
}

void tst_Postfix::ourCertificateIsSeen()
{
    auto plan = m_server.planFor(Security::StartTls, AuthMethod::Plain);
    plan.identity = m_server.client();
    const wire::Run run = runOf(plan, "Subject: certificate\r\n\r\nbye\r\n");
    QVERIFY2(!run.problem, told(run));
    QTRY_COMPARE_WITH_TIMEOUT(m_server.delivered().size(), 1, 10'000);
    const QByteArray mail = contentOf(m_server.delivered().first());
    QVERIFY2(mail.contains("Client CN \"alice\""), mail);
    QVERIFY2(mail.contains("verified OK"), mail);
}

QTEST_GUILESS_MAIN(tst_Postfix)
#include "tst_Postfix.moc"
