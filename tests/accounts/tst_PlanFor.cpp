// SPDX-License-Identifier: MIT
#include "Samples.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::accounts;
using namespace Qt::StringLiterals;

class tst_PlanFor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyWishOfTheAccountIsInThePlan();
    void anEmptyHeloNameKeepsTheLiteral();
    void aProviderThatRefusesTheLiteralIsGreetedWithTheSendersDomain();
    void theFirstIdentityIsTheSender();
    void anAccountWithoutIdentityHasNoSender();
};

void tst_PlanFor::everyWishOfTheAccountIsInThePlan()
{
    const Account account = fullAccount();
    const auto plan = planFor(account, Secret("pw"), Stage::Recipient);
    QCOMPARE(plan.endpoint, account.endpoint);
    QCOMPARE(plan.connectTo, account.connectTo);
    QCOMPARE(plan.heloName, account.heloName);
    QCOMPARE(plan.auth, account.auth);
    QCOMPARE(plan.user, account.user);
    QVERIFY(plan.secret.equals(Secret("pw")));
    QCOMPARE(plan.allowCleartextAuth, true);
    QCOMPARE(plan.trustedPem, account.trustedPem);
    QCOMPARE(plan.until, Stage::Recipient);
    QVERIFY(plan.wantsAuth());
}

void tst_PlanFor::anEmptyHeloNameKeepsTheLiteral()
{
    QCOMPARE(planFor(sampleAccount(), {}, Stage::Auth).heloName, u"[127.0.0.1]"_s);
}

void tst_PlanFor::aProviderThatRefusesTheLiteralIsGreetedWithTheSendersDomain()
{
    Account account = sampleAccount();
    account.endpoint.host = u"smtp-relay.gmail.com"_s;
    QCOMPARE(planFor(account, {}, Stage::Auth).heloName, u"posthorn.test"_s);
    account.heloName = u"mail.example"_s;
    QCOMPARE(planFor(account, {}, Stage::Auth).heloName, u"mail.example"_s);
}

void tst_PlanFor::theFirstIdentityIsTheSender()
{
    const auto plan = planFor(fullAccount(), {}, Stage::Sender);
    QCOMPARE(plan.envelope.from->toString(), u"alice@posthorn.test"_s);
    QVERIFY(plan.envelope.to.empty());
}

void tst_PlanFor::anAccountWithoutIdentityHasNoSender()
{
    QVERIFY(!planFor(Account{}, {}, Stage::Auth).envelope.from.has_value());
}

QTEST_GUILESS_MAIN(tst_PlanFor)
#include "tst_PlanFor.moc"
