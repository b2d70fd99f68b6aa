// SPDX-License-Identifier: MIT
// Whose word counts: the server's reply, the failed connection, or what merely stands around them.
#include "diagnose/Judge.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using diagnose::Judge;

static Judge judgeOf(const char *rules)
{
    return Judge::parse(QByteArray(R"({"schema":"posthorn.rules/1","rules":[)") + rules + "]}", u"test"_s)
        .value();
}

static constexpr auto quotaAndUser =
    R"({"id":"daily","cause":"limit.daily","confidence":"certain","weight":97,"says":["daily"]},
       {"id":"user","cause":"rcpt.unknown","confidence":"certain","weight":90,"says":["user unknown"]})";

static QString causeOf(const Judge &judge, const QString &words, const std::optional<Reply> &reply = {})
{
    return judge.judge({.reply = reply, .words = words}).cause;
}

class tst_Witness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatTheServerSaysOutranksTheWordsAroundIt()
    {
        const Judge judge = judgeOf(quotaAndUser);
        const Reply reply{.code = 550, .lines = {u"User unknown"_s}};
        QCOMPARE(causeOf(judge, u"daily report: 550 User unknown"_s, reply), u"rcpt.unknown"_s);
        QCOMPARE(causeOf(judge, u"daily report: User unknown"_s), u"limit.daily"_s);
    }

    void aReplyThatSaysLittleLeavesTheWordToWhatIsAround()
    {
        const Judge judge = judgeOf(quotaAndUser);
        const Reply reply{.code = 550, .lines = {u"Rejected"_s}};
        QCOMPARE(causeOf(judge, u"daily quota: 550 Rejected"_s, reply), u"limit.daily"_s);
    }

    void aReplyThatAcceptsDecidesNothing()
    {
        const Judge judge = judgeOf(quotaAndUser);
        const Reply reply{.code = 250, .lines = {u"user unknown to us, will try"_s}};
        QCOMPARE(causeOf(judge, u"daily report: 250 user unknown to us, will try"_s, reply),
                 u"limit.daily"_s);
    }

    void theHandshakeThatFailedComesBeforeTheReplyItLedTo()
    {
        const Judge judge = judgeOf(
            R"({"id":"cert","cause":"tls.cert-expired","confidence":"certain","weight":95,"says":["certificate has expired"]},
               {"id":"first","cause":"tls.starttls-required","confidence":"certain","weight":90,"says":["starttls command first"]},
               {"id":"user","cause":"rcpt.unknown","confidence":"certain","weight":90,"says":["user unknown"]})");
        const Reply reply{.code = 550, .lines = {u"User unknown"_s}};
        QCOMPARE(causeOf(judge, u"certificate has expired\n550 User unknown"_s, reply),
                 u"tls.cert-expired"_s);
    }

    void aRuleMayAskForTheWordsAround()
    {
        const Judge judge = judgeOf(
            R"({"id":"token","cause":"auth.token-invalid","confidence":"certain","weight":95,"says":["bearer"],"around":true},
               {"id":"password","cause":"auth.bad-credentials","confidence":"certain","weight":90,"says":["not accepted"]})");
        const Reply reply{.code = 535, .lines = {u"Not accepted"_s}};
        QCOMPARE(causeOf(judge, u"334 bearer\n535 Not accepted"_s, reply), u"auth.token-invalid"_s);
    }

    void whereAConnectionFailedNoServerSpoke()
    {
        const Judge judge = judgeOf(
            R"({"id":"refused","cause":"net.refused","confidence":"certain","weight":80,"says":["connection refused"]},
               {"id":"daily","cause":"limit.daily","confidence":"certain","weight":97,"says":["daily"]})");
        QCOMPARE(causeOf(judge, u"daily report: connection refused"_s), u"net.refused"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Witness)
#include "tst_Witness.moc"
