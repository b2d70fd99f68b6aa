// SPDX-License-Identifier: MIT
// Every place at which a server answers, times everything that may come there instead. A file of
// tests/data/smtp/positions is one place: `moment` and `time` say which answer it is, `cells` how each
// misbehaviour ends there.
#include "CaseFile.h"
#include "Rules.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

const QString folder = QStringLiteral(TEST_DATA "/smtp/positions");

/// "sender reply-negative 451; not-sent", each message's delivery behind it.
QString told(const test::Performance &seen)
{
    const QJsonObject all =
        casefile::outcome(seen, {{u"problem"_s, {}}, {u"delivery"_s, {}}, {u"deliveries"_s, {}}});
    const QString problem = all.value("problem"_L1).toString();
    QStringList deliveries = all.value("deliveries"_L1).toVariant().toStringList();
    if (deliveries.size() < 2)
        deliveries = QStringList{all.value("delivery"_L1).toString()};
    return (QStringList{problem} + deliveries).join(u"; "_s);
}

/// What is good, up to the answer at fault; then what is good again.
scenario::Scripts scripts(int time, const std::vector<scenario::Act> &fault)
{
    const std::vector<scenario::Act> good{{.kind = scenario::Act::Kind::Good}};
    scenario::Scripts all(std::size_t(time - 1), good);
    all.push_back(fault);
    all.push_back(good);
    return all;
}

} // namespace

class tst_Positions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyCellEndsAsItsFileSays_data();
    void everyCellEndsAsItsFileSays();
    void noPositionLeavesACellOut();
};

void tst_Positions::everyCellEndsAsItsFileSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    for (const QString &name : QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const casefile::File file = casefile::read(folder + u'/' + name);
        for (const QString &cell : file.all.value("cells"_L1).toObject().keys())
            QTest::newRow(qPrintable(name.chopped(5) + u", "_s + cell)) << name << cell;
    }
}

void tst_Positions::everyCellEndsAsItsFileSays()
{
    QFETCH(const QString, name);
    QFETCH(const QString, cell);
    const casefile::File file = casefile::read(folder + u'/' + name);
    QVERIFY2(file.fault.isEmpty(), qPrintable(file.fault));
    const QString wanted = file.all.value("cells"_L1)[cell].toString();
    test::Play play = file.play;
    play.scenario.on[file.all.value("moment"_L1).toString()] =
        scripts(file.all.value("time"_L1).toInt(1), rules::misbehaviours().at(cell));
    for (const test::Cut cut : test::allCuts) {
        play.cut = cut;
        const test::Performance seen = test::perform(play);
        QCOMPARE(told(seen), wanted);
        QCOMPARE(rules::broken(seen, play), QString());
    }
}

void tst_Positions::noPositionLeavesACellOut()
{
    const QStringList all{u"421"_s,     u"4xx"_s,       u"5xx"_s,    u"close"_s,
                          u"garbage"_s, u"half line"_s, u"silence"_s};
    const QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 20);
    for (const QString &name : names)
        QCOMPARE(casefile::read(folder + u'/' + name).all.value("cells"_L1).toObject().keys(), all);
}

QTEST_GUILESS_MAIN(tst_Positions)
#include "tst_Positions.moc"
