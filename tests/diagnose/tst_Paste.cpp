// SPDX-License-Identifier: MIT
#include "diagnose/Paste.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Paste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bytesBecomeText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("UTF-8") << u"535 Kennwort ungültig"_s.toUtf8() << u"535 Kennwort ungültig"_s;
        QTest::newRow("UTF-16 with its mark") << QByteArray::fromHex("fffe35003300") << u"53"_s;
        QTest::newRow("Latin-1") << u"ungültig"_s.toLatin1() << u"ungültig"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void bytesBecomeText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(*diagnose::textFrom(bytes, u"log"_s), text);
    }

    void aNulIsNoTextAndNamesItsFile()
    {
        const auto text = diagnose::textFrom(QByteArray("a\0b", 3), u"/tmp/core"_s);
        QVERIFY(!text);
        QCOMPARE(text.problem().subject, u"/tmp/core"_s);
    }

    void whatIsShownIsBoundedAndMasked()
    {
        const QString text =
            u"smtp://ann:hunter2@mail.example.org\n"_s + u"x"_s.repeated(1'000'000) + u"\nend"_s;
        const QString shown = diagnose::showable(text);
        QVERIFY(shown.size() <= qsizetype{64} * 1024 + 64);
        QVERIFY(shown.startsWith(u"smtp://ann:********@"_s));
        QVERIFY(shown.endsWith(u"end"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Paste)
#include "tst_Paste.moc"
