// SPDX-License-Identifier: MIT
#include "base/Address.h"
#include "base/Envelope.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::Address;

namespace {

QJsonObject cases(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/base/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

class tst_Address : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDefectIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const auto all = cases(u"addresses-refused.json"_s);
        QVERIFY(all.size() > 50);
        for (auto it = all.begin(); it != all.end(); ++it)
            QTest::newRow(qPrintable(it.key())) << it.value().toString();
    }
    void aDefectIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!Address::parse(text));
    }

    void anAddressIsReadWholeAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("wire");
        const auto all = cases(u"addresses-accepted.json"_s);
        QVERIFY(all.size() > 15);
        for (auto it = all.begin(); it != all.end(); ++it) {
            const auto row = it.value().toArray();
            QTest::newRow(qPrintable(it.key()))
                << row[0].toString() << row[1].toString() << row[2].toString();
        }
    }
    void anAddressIsReadWholeAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QFETCH(QString, wire);
        const auto address = Address::parse(text);
        QVERIFY(address);
        QCOMPARE(address->toString(), shown);
        QCOMPARE(address->wire(), wire.toUtf8());
        QCOMPARE(Address::parse(address->toString()), address);
    }

    void partsAreTheTextOnBothSidesOfTheAt()
    {
        const auto address = Address::parse(u"\"a@b\"@example.org"_s);
        QVERIFY(address);
        QCOMPARE(address->localPart(), u"\"a@b\""_s);
        QCOMPARE(address->domain(), u"example.org"_s);
    }

    void loneSurrogateIsRefused()
    {
        const QString high = u"ann"_s + QChar(0xD800) + u"@example.org"_s;
        QVERIFY(!Address::parse(high));
        const QString low = u"ann@ex"_s + QChar(0xDC00) + u".org"_s;
        QVERIFY(!Address::parse(low));
    }

    void everyControlCharacterIsRefusedEverywhere()
    {
        const auto plain = u"\"ann\"@example.org"_s;
        for (char16_t c = 0; c < 0xA0; c = c == 0x1F ? 0x7F : char16_t(c + 1))
            for (qsizetype at = 0; at <= plain.size(); ++at)
                QVERIFY2(!Address::parse(QString(plain).insert(at, QChar(c))),
                         qPrintable(QString::number(c)));
    }

    void totalOf254OctetsIsTheMost()
    {
        const QString label = QString(61, u'd') + u'.';
        const QString domain = label.repeated(3) + u"org"_s; // 189 octets
        QCOMPARE(domain.size() + 1 + 64, 254);
        QVERIFY(Address::parse(QString(64, u'a') + u'@' + domain));
        QVERIFY(!Address::parse(QString(64, u'a') + u'@' + domain + u'x'));
    }

    void onlyTheLocalPartDecidesUtf8()
    {
        QVERIFY(!Address::parse(u"ann@bücher.de"_s)->needsUtf8());
        QVERIFY(Address::parse(u"änn@example.org"_s)->needsUtf8());
    }

    void envelopeNeedsUtf8WhenOneAddressDoes()
    {
        const auto plain = Address::parse(u"ann@example.org"_s);
        const auto umlaut = Address::parse(u"änn@example.org"_s);
        QVERIFY(!posthorn::Envelope{}.needsUtf8());
        QVERIFY(!(posthorn::Envelope{.from = plain, .to = {*plain}}.needsUtf8()));
        QVERIFY((posthorn::Envelope{.from = umlaut, .to = {*plain}}.needsUtf8()));
        QVERIFY((posthorn::Envelope{.from = plain, .to = {*plain, *umlaut}}.needsUtf8()));
    }

    void spellingsOfOneDomainAreEqual()
    {
        const auto unicode = Address::parse(u"ann@bücher.de"_s);
        QCOMPARE(Address::parse(u"ann@BÜCHER.de"_s), unicode);
        QCOMPARE(Address::parse(u"ann@xn--bcher-kva.de"_s), unicode);
        QVERIFY(Address::parse(u"Ann@bücher.de"_s) != unicode);
    }

    void junkOf64KilobytesIsJudgedAtOnce_data()
    {
        QTest::addColumn<QString>("junk");
        constexpr int size = 64 * 1024;
        QTest::newRow("letters") << QString(size, u'a');
        QTest::newRow("ats") << QString(size, u'@');
        QTest::newRow("dots") << u"a@"_s + QString(size, u'.');
        QTest::newRow("quotes") << QString(size, u'"');
        QTest::newRow("backslashes") << u'"' + QString(size, u'\\');
        QTest::newRow("umlauts") << u"a@"_s + QString(size, u'ü');
    }
    void junkOf64KilobytesIsJudgedAtOnce()
    {
        QFETCH(QString, junk);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!Address::parse(junk));
        QVERIFY(clock.elapsed() < 50);
    }
};

QTEST_GUILESS_MAIN(tst_Address)
#include "tst_Address.moc"
