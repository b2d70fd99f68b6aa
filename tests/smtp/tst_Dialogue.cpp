// SPDX-License-Identifier: MIT
#include "CaseFile.h"
#include "Rules.h"

#include "scenario/Moment.h"
#include <QDirIterator>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

const QString folder = QStringLiteral(TEST_DATA "/smtp");

QStringList caseNames()
{
    return QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

QJsonObject expected(const casefile::File &file, test::Cut cut)
{
    QJsonObject wanted = file.expect;
    const QJsonObject &own = file.expectAt[static_cast<int>(cut)];
    for (auto it = own.begin(); it != own.end(); ++it)
        wanted.insert(it.key(), it.value());
    return wanted;
}

test::Play with(test::Play play, test::Cut cut)
{
    play.cut = cut;
    return play;
}

/// "key: seen, not wanted" for each difference, a line each.
QString differences(const QJsonObject &seen, const QJsonObject &wanted)
{
    const auto text = [](const QJsonValue &value) {
        return QString::fromUtf8(QJsonDocument(QJsonObject{{u"is"_s, value}}).toJson(QJsonDocument::Compact));
    };
    QString all;
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        if (seen.value(it.key()) != it.value())
            all += u"\n%1: %2\n  wanted: %3"_s.arg(it.key(), text(seen.value(it.key())), text(it.value()));
    return all;
}

/// What else may be wanted of a server: chunks, a queue of messages, its own bounds.
void vary(test::Play &play, QRandomGenerator &chance)
{
    play.plan.partial = smtp::Partial(chance.bounded(3));
    play.plan.chunking = chance.bounded(3) == 0;
    play.chunk = 7;
    for (auto *list : {&play.scenario.capabilities, &play.scenario.capabilitiesUnderTls}) {
        list->append("CHUNKING");
        if (chance.bounded(3) == 0)
            list->append("LIMITS RCPTMAX=" + QByteArray::number(1 + chance.bounded(3)) +
                         " MAILMAX=" + QByteArray::number(1 + chance.bounded(5)));
    }
    play.plan.queued = chance.bounded(2) == 0;
    play.together = 1 + chance.bounded(3);
    for (int message = 0; play.plan.queued && message < 4; ++message) {
        play.queue.push_back(play.plan.envelope);
        play.queue.back().to = {*Address::parse(u"a%1@example.org"_s.arg(message)),
                                *Address::parse(u"b%1@example.org"_s.arg(message))};
        play.queue.back().to.resize(1 + chance.bounded(2), play.queue.back().to.front());
    }
}

} // namespace

class tst_Dialogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void thereAreEnoughCases();
    void everyCaseEndsAsExpectedHoweverItIsCut_data();
    void everyCaseEndsAsExpectedHoweverItIsCut();
    void everyMisbehaviourAtEveryMomentKeepsTheRules_data();
    void everyMisbehaviourAtEveryMomentKeepsTheRules();
    void aRandomServerKeepsTheRules();
};

void tst_Dialogue::thereAreEnoughCases()
{
    QVERIFY(caseNames().size() >= 290);
}

void tst_Dialogue::everyCaseEndsAsExpectedHoweverItIsCut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("cut");
    const QStringList cuts{u"whole"_s, u"by line"_s, u"by byte"_s};
    for (const QString &name : caseNames())
        for (int cut = 0; cut < cuts.size(); ++cut)
            QTest::newRow(qPrintable(name.chopped(5) + u", "_s + cuts[cut])) << name << cut;
}

void tst_Dialogue::everyCaseEndsAsExpectedHoweverItIsCut()
{
    QFETCH(const QString, name);
    QFETCH(const int, cut);
    const casefile::File file = casefile::read(folder + u'/' + name);
    QVERIFY2(file.fault.isEmpty(), qPrintable(file.fault));
    QVERIFY(file.expect.contains("problem"_L1));
    const test::Performance seen = test::perform(with(file.play, static_cast<test::Cut>(cut)));
    const QJsonObject wanted = expected(file, static_cast<test::Cut>(cut));
    const QString different = differences(casefile::outcome(seen, wanted), wanted);
    QVERIFY2(different.isEmpty(), qPrintable(different));
    QCOMPARE(rules::broken(seen, file.play), QString());
}

void tst_Dialogue::everyMisbehaviourAtEveryMomentKeepsTheRules_data()
{
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QString>("what");
    for (const scenario::Moment moment : scenario::allMoments)
        for (const auto &[what, acts] : rules::misbehaviours())
            QTest::newRow(qPrintable(idOf(moment) + u", "_s + what)) << QString(idOf(moment)) << what;
}

void tst_Dialogue::everyMisbehaviourAtEveryMomentKeepsTheRules()
{
    QFETCH(const QString, moment);
    QFETCH(const QString, what);
    for (const Stage until : {Stage::Recipient, Stage::Send})
        for (const Security security : {Security::StartTls, Security::Tls, Security::None})
            for (const bool pipelining : {true, false})
                for (const int recipients : {1, 3}) {
                    test::Play play = rules::playFor(security, until, pipelining, recipients);
                    play.scenario.on[moment] = {rules::misbehaviours().at(what)};
                    for (const test::Cut cut : test::allCuts)
                        QCOMPARE(rules::broken(test::perform(with(play, cut)), play), QString());
                }
}

/// A server that says anything at any time.
void tst_Dialogue::aRandomServerKeepsTheRules()
{
    QRandomGenerator chance(8314);
    const auto &all = rules::misbehaviours();
    for (int round = 0; round < 3000; ++round) {
        test::Play play = rules::playFor(Security(chance.bounded(3)), Stage::Send, chance.bounded(2) == 0,
                                         1 + chance.bounded(3));
        vary(play, chance);
        for (int times = 1 + chance.bounded(4); times > 0; --times) {
            const auto moment = scenario::allMoments[chance.bounded(quint32(scenario::allMoments.size()))];
            const auto acts = std::next(all.begin(), chance.bounded(int(all.size())))->second;
            play.scenario.on[idOf(moment)] = {acts, {{.kind = scenario::Act::Kind::Good}}};
        }
        const auto cut = test::allCuts[chance.bounded(quint32(test::allCuts.size()))];
        const QString broken = rules::broken(test::perform(with(play, cut)), play);
        QVERIFY2(broken.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(broken)));
    }
}

QTEST_GUILESS_MAIN(tst_Dialogue)
#include "tst_Dialogue.moc"
