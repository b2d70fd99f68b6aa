// SPDX-License-Identifier: MIT
#include "explain/Template.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::explain::filled;

class tst_Template : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aGapTakesItsArgument()
    {
        QCOMPARE(filled(u"Port {port} of {host}", {{u"port"_s, u"25"_s}, {u"host"_s, u"h"_s}}),
                 u"Port 25 of h"_s);
    }
    void aGapWithoutArgumentTakesItsOwnWords()
    {
        QCOMPARE(filled(u"{host|The server} waits", {}), u"The server waits"_s);
    }
    void aGapWithNeitherSpoilsTheSentence() { QCOMPARE(filled(u"Use {port}", {}), std::nullopt); }
    void bracketsVanishWithTheirGap()
    {
        QCOMPARE(filled(u"Refused[: {address}].", {}), u"Refused."_s);
        QCOMPARE(filled(u"Refused[: {address}].", {{u"address"_s, u"a@b.c"_s}}), u"Refused: a@b.c."_s);
    }
    void anArgumentIsMadeSafeAndShort()
    {
        const QString hostile = u"a\u202eb\nc"_s + u"x"_s.repeated(1000);
        const QString shown = *filled(u"{host}", {{u"host"_s, hostile}});
        QVERIFY(!shown.contains(QChar(0x202E)));
        QVERIFY(!shown.contains(u'\n'));
        QVERIFY(shown.size() < 400);
    }
    void bracesInAnArgumentAreNotFilledAgain()
    {
        QCOMPARE(filled(u"{host}", {{u"host"_s, u"{port}[x]"_s}, {u"port"_s, u"1"_s}}), u"{port}[x]"_s);
    }
    void anOpenBraceDoesNoHarm() { QCOMPARE(filled(u"Use {host", {{u"host"_s, u"h"_s}}), u"Use h"_s); }
};

QTEST_GUILESS_MAIN(tst_Template)
#include "tst_Template.moc"
