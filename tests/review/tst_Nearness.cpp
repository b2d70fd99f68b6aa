// SPDX-License-Identifier: MIT
#include "review/Nearness.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::review::slipsBetween;

class tst_Nearness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void slipsAreCounted_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::addColumn<int>("slips");
        QTest::newRow("none") << u"gmail"_s << u"gmail"_s << 0;
        QTest::newRow("swapped") << u"gmial"_s << u"gmail"_s << 1;
        QTest::newRow("left out") << u"gmal"_s << u"gmail"_s << 1;
        QTest::newRow("added") << u"gmaiil"_s << u"gmail"_s << 1;
        QTest::newRow("the key beside") << u"gnail"_s << u"gmail"_s << 1;
        QTest::newRow("the key above") << u"gmaio"_s << u"gmail"_s << 1;
        QTest::newRow("another key") << u"grail"_s << u"gmail"_s << 2;
        QTest::newRow("a digit for a letter") << u"gma1l"_s << u"gmail"_s << 2;
        QTest::newRow("two swaps") << u"mgial"_s << u"gmail"_s << 2;
        QTest::newRow("a hyphen left out") << u"tonline"_s << u"t-online"_s << 1;
        QTest::newRow("far") << u"abcdefgh"_s << u"gmail"_s << 4;
        QTest::newRow("nothing typed") << QString() << u"abc"_s << 3;
        QTest::newRow("no keys of ours") << u"гмаил"_s << u"гмаял"_s << 2;
    }
    void slipsAreCounted()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QFETCH(int, slips);
        QCOMPARE(slipsBetween(typed, meant, 3), slips);
        QCOMPARE(slipsBetween(meant, typed, 3), slips);
    }

    void moreThanAskedForIsNotCounted() { QCOMPARE(slipsBetween(u"abcdefgh", u"zzzzzzzz", 1), 2); }
};

QTEST_GUILESS_MAIN(tst_Nearness)
#include "tst_Nearness.moc"
