// SPDX-License-Identifier: MIT
#include "ui/widgets/Tokens.h"

#include <QFontMetrics>
#include <QTest>

using namespace posthorn::ui;
using namespace Qt::StringLiterals;

class tst_Tokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyPairHasItsContrast_data();
    void everyPairHasItsContrast();
    void contrastIsThatOfTheStandard();
    void theSystemsPaletteDecidesLightOrDark();
    void typeGrowsWithTheSystemsFont();
};

namespace {

constexpr double forText = 4.5;
constexpr double forMarks = 3.0;

QPalette palette(QRgb base, QRgb text)
{
    QPalette result;
    result.setColor(QPalette::Base, base);
    result.setColor(QPalette::Text, text);
    return result;
}

struct Pair
{
    const char *name = nullptr;
    QColor ink{};
    QColor ground{};
    double least = 0;
};

std::vector<Pair> pairsOf(const Colours &c)
{
    std::vector<Pair> pairs{{"on accent", c.onAccent, c.accent, forText},
                            {"accent on selected", c.accent, c.selected, forText}};
    for (const auto &[name, ground] : {std::pair{"surface", c.surface}, std::pair{"raised", c.raised}}) {
        for (const auto &ink : {c.text, c.muted, c.accent, c.ok, c.warn, c.fail, c.info})
            pairs.push_back({name, ink, ground, forText});
    }
    for (const auto &ink : {c.text, c.muted, c.accent})
        pairs.push_back({"hovered", ink, c.hovered, forText});
    pairs.push_back({"text on selected", c.text, c.selected, forText});
    pairs.push_back({"muted on selected", c.muted, c.selected, forText});
    pairs.push_back({"outline on surface", c.outline, c.surface, forMarks});
    pairs.push_back({"outline on raised", c.outline, c.raised, forMarks});
    pairs.push_back(
        {"brass on raised", c.brass, c.raised, forMarks - 0.2}); // a picture, its name stands beside it
    return pairs;
}

} // namespace

void tst_Tokens::everyPairHasItsContrast_data()
{
    QTest::addColumn<QPalette>("grounds");
    QTest::newRow("our own light") << ownPalette(false);
    QTest::newRow("our own dark") << ownPalette(true);
    QTest::newRow("Breeze") << palette(0xffffffff, 0xff232629);
    QTest::newRow("Breeze Dark") << palette(0xff1b1e20, 0xfffcfcfc);
    QTest::newRow("Adwaita") << palette(0xffffffff, 0xff2e3436);
    QTest::newRow("Adwaita dark") << palette(0xff2d2d2d, 0xffffffff);
    QTest::newRow("black and white") << palette(0xff000000, 0xffffffff);
}

void tst_Tokens::everyPairHasItsContrast()
{
    QFETCH(QPalette, grounds);
    for (const auto &pair : pairsOf(coloursOf(grounds))) {
        const auto found = contrast(pair.ink, pair.ground);
        QVERIFY2(found >= pair.least,
                 qPrintable(u"%1: %2 on %3 is %4"_s
                                .arg(QLatin1StringView{pair.name}, pair.ink.name(), pair.ground.name())
                                .arg(found)));
    }
}

void tst_Tokens::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor{0x77, 0x77, 0x77}, Qt::white) - 4.48) < 0.01); // WCAG's well-known grey
}

void tst_Tokens::theSystemsPaletteDecidesLightOrDark()
{
    QVERIFY(!isDark(palette(0xffffffff, 0xff000000)));
    QVERIFY(isDark(palette(0xff202020, 0xffeeeeee)));
    QCOMPARE(coloursOf(palette(0xff202020, 0xffeeeeee)).surface, QColor{0xff202020});
}

void tst_Tokens::typeGrowsWithTheSystemsFont()
{
    const auto base = fontOf(Type::Body).pointSizeF();
    QCOMPARE(fontOf(Type::Title).pointSizeF(), base * 1.5);
    QCOMPARE(fontOf(Type::Section).pointSizeF(), base * 1.15);
    QCOMPARE(fontOf(Type::Caption).pointSizeF(), base * 0.9);
    const QFontMetrics mono{fontOf(Type::Mono)};
    QCOMPARE(mono.horizontalAdvance(u'i'), mono.horizontalAdvance(u'M'));
}

QTEST_MAIN(tst_Tokens)
#include "tst_Tokens.moc"
