// SPDX-License-Identifier: MIT
#include "diagnose/Causes.h"
#include "diagnose/Data.h"
#include "diagnose/Judge.h"

#include "Bound.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using diagnose::Judge;

static Result<Judge> judgeOf(const char *rules)
{
    return Judge::parse(QByteArray(R"({"schema":"posthorn.rules/1","rules":[)") + rules + "]}", u"test"_s);
}

static QString causeOf(const Judge &judge, const QString &words)
{
    return judge.judge({.words = words}).cause;
}

static QStringList phrasesOf(const QJsonValue &list)
{
    QStringList phrases;
    for (const auto &item : list.toArray())
        phrases += item.isArray() ? strings(item) : QStringList{item.toString()};
    return phrases;
}

static QJsonArray writtenRules()
{
    QFile file(QStringLiteral(SOURCE_DIR "/resources/diagnose/rules.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())["rules"_L1].toArray()
                                          : QJsonArray();
}

/// 64 KB that a rule's phrases and pattern have to chew on.
static QString chewable(const QJsonObject &rule)
{
    const QString piece = phrasesOf(rule["says"_L1]).join(u' ').remove(u'*') + u' ';
    return piece.repeated(qsizetype{64} * 1024 / piece.size() + 1).first(qsizetype{64} * 1024);
}

class tst_Rules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyCauseHasARule()
    {
        QSet<QString> ruled;
        for (const auto &rule : writtenRules())
            ruled.insert(rule["cause"_L1].toString());
        for (const diagnose::Cause &cause : diagnose::causes())
            QVERIFY2(ruled.contains(cause.id), qPrintable(cause.id));
    }

    void everyNamedCauseIsKnown()
    {
        for (const auto &rule : writtenRules()) {
            for (const QString &cause : strings(rule["also"_L1]))
                QVERIFY2(diagnose::causeById(cause), qPrintable(rule["id"_L1].toString() + u' ' + cause));
        }
    }

    void noTwoRulesShareAnId()
    {
        QStringList ids = Judge::builtIn().rules();
        QCOMPARE(ids.removeDuplicates(), 0);
    }

    void sixtyFourKilobytesOfARulesOwnWordsTakeNoTime_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &rule : writtenRules()) {
            if (!rule["says"_L1].isUndefined())
                QTest::newRow(qPrintable(rule["id"_L1].toString())) << chewable(rule.toObject());
        }
    }
    void sixtyFourKilobytesOfARulesOwnWordsTakeNoTime()
    {
        QFETCH(QString, text);
        (void)Judge::builtIn().judge(diagnose::extract(u"warm up"_s));
        QElapsedTimer timer;
        timer.start();
        (void)Judge::builtIn().judge(diagnose::extract(text));
        QVERIFY2(timer.elapsed() < boundMs, qPrintable(QString::number(timer.elapsed())));
    }

    void theHeavierRuleWins()
    {
        const auto judge = judgeOf(
            R"({"id":"a","cause":"rcpt.unknown","confidence":"likely","weight":10,"says":["refused"]},
               {"id":"b","cause":"net.refused","confidence":"certain","weight":20,"says":["connection refused"]})");
        QCOMPARE(causeOf(*judge, u"Connection-Refused"_s), u"net.refused"_s);
        QCOMPARE(causeOf(*judge, u"mail refused"_s), u"rcpt.unknown"_s);
    }

    void anEqualRivalTakesTheCertaintyAway()
    {
        const auto judge = judgeOf(
            R"({"id":"a","cause":"rcpt.unknown","confidence":"certain","weight":50,"says":["nobody"]},
               {"id":"b","cause":"ip.blocked","confidence":"certain","weight":50,"says":["blocked here"]})");
        QCOMPARE(judge->judge({.words = u"nobody"_s}).confidence, Confidence::Certain);
        const Diagnosis both = judge->judge({.words = u"nobody, blocked here"_s});
        QCOMPARE(both.confidence, Confidence::Likely);
        QCOMPARE(both.also, QStringList{u"rcpt.unknown"_s});
    }

    void wordsThatBelongTogetherMustBeNear()
    {
        const auto judge = judgeOf(
            R"({"id":"a","cause":"rcpt.mailbox-full","confidence":"certain","weight":50,"says":[["mailbox","full"]]})");
        QCOMPARE(causeOf(*judge, u"full is the mailbox"_s), u"rcpt.mailbox-full"_s);
        QCOMPARE(causeOf(*judge, u"mailbox "_s + u"x "_s.repeated(400) + u"full"_s), u"unknown"_s);
    }

    void anExceptionSilencesItsRule()
    {
        const auto judge = judgeOf(
            R"({"id":"a","cause":"rcpt.unknown","confidence":"certain","weight":50,"says":["not found"],"unless":["domain not found"]})");
        QCOMPARE(causeOf(*judge, u"user not found"_s), u"rcpt.unknown"_s);
        QCOMPARE(causeOf(*judge, u"Domain not found"_s), u"unknown"_s);
    }

    void aPatternThatRunsAwayIsNoMatch()
    {
        const auto judge = judgeOf(
            R"({"id":"a","cause":"rcpt.unknown","confidence":"certain","weight":50,"says":["a*"],"matches":"(a+)+b"})");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(causeOf(*judge, u"a"_s.repeated(20'000)), u"unknown"_s);
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(causeOf(*judge, u"aaab"_s), u"rcpt.unknown"_s);
    }

    void aRuleWithoutAKnownCauseIsRefusedByName()
    {
        const auto judge =
            judgeOf(R"({"id":"odd","cause":"net.magic","confidence":"certain","weight":1,"says":["x"]})");
        QVERIFY(!judge);
        QCOMPARE(judge.problem().subject, u"odd"_s);
    }

    void aPhraseOfCodesAloneIsRefused()
    {
        const auto judge =
            judgeOf(R"({"id":"code","cause":"unknown","confidence":"certain","weight":1,"says":["5.7.1"]})");
        QVERIFY(!judge);
        QCOMPARE(judge.problem().subject, u"code"_s);
    }

    void bytesThatAreNoJsonAreRefused() { QVERIFY(!Judge::parse("{", u"broken.json"_s)); }
};

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_Rules.moc"
