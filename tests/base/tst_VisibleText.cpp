// SPDX-License-Identifier: MIT
#include "base/VisibleText.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::visibleText;

class tst_VisibleText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatHidesIsShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("plain") << u"Grüße, 世界 😀"_s << u"Grüße, 世界 😀"_s;
        QTest::newRow("escape-sequence") << u"\x1b[31mred"_s << u"␛[31mred"_s;
        QTest::newRow("nul-and-bell") << u"a\0b\a"_s << u"a␀b␇"_s;
        QTest::newRow("del") << u"a\x7f"_s << u"a␡"_s;
        QTest::newRow("c1") << u"\u009b31m"_s << u"⟨U+009B⟩31m"_s;
        QTest::newRow("bidi-override") << u"txt.\u202Eexe"_s << u"txt.⟨U+202E⟩exe"_s;
        QTest::newRow("bidi-isolates") << u"\u2066a\u2069"_s << u"⟨U+2066⟩a⟨U+2069⟩"_s;
        QTest::newRow("marks") << u"\u200E\u200F\u061C"_s << u"⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"_s;
        QTest::newRow("zero-width") << u"a\u200Bb\uFEFF"_s << u"a⟨U+200B⟩b⟨U+FEFF⟩"_s;
        QTest::newRow("separators") << u"\u2028\u2029"_s << u"⟨U+2028⟩⟨U+2029⟩"_s;
        QTest::newRow("tag") << u"\U000E0041"_s << u"⟨U+E0041⟩"_s;
        QTest::newRow("lone-surrogates")
            << QString(QChar(0xD83D)) + u'a' + QChar(0xDE00) << u"⟨U+D83D⟩a⟨U+DE00⟩"_s;
        QTest::newRow("joiners-stay") << u"می\u200Cخواهم 👩\u200D💻"_s << u"می\u200Cخواهم 👩\u200D💻"_s;
        QTest::newRow("line-ends") << u"a\r\nb\nc\td"_s << u"a\nb\nc\td"_s;
        QTest::newRow("lone-cr") << u"a\rb\r\r\n"_s << u"a␍b␍\n"_s;
    }
    void whatHidesIsShown()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
    }

    void noControlOrBidiCharacterIsLeft()
    {
        for (char32_t c = 0; c < 0x11'0000; ++c) {
            const bool stays = c == U'\n' || c == U'\t';
            const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
            const bool bidi = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                              (c >= 0x2066 && c <= 0x2069);
            if (stays || (!control && !bidi))
                continue;
            const auto shown = visibleText(QString::fromUcs4(&c, 1));
            QVERIFY(!shown.contains(QChar(char16_t(c))) && !shown.isEmpty());
        }
    }

    void isCutWithAnEllipsis()
    {
        QCOMPARE(visibleText(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(visibleText(u"abcdef"_s, 5), u"abcd…"_s);
        QCOMPARE(visibleText(u"abcdef"_s, 1), u"…"_s);
        QCOMPARE(visibleText(u"abcdef"_s, 0), QString());
        QCOMPARE(visibleText(QString(), 0), QString());
    }

    void neverCutsThroughACharacterOrItsName()
    {
        QCOMPARE(visibleText(u"a😀b"_s, 3), u"a…"_s);
        QCOMPARE(visibleText(u"a😀b"_s, 4), u"a😀b"_s);
        QCOMPARE(visibleText(u"a\u202Eb"_s, 9), u"a…"_s);
        QCOMPARE(visibleText(u"a\u202Eb"_s, 10), u"a⟨U+202E⟩b"_s);
        for (qsizetype most = 0; most < 40; ++most)
            QVERIFY(visibleText(u"😀\u202E"_s.repeated(9), most).size() <= most);
    }

    void tenMegabytesAreCutAtOnce()
    {
        const QString junk(qsizetype{10} * 1024 * 1024, u'\x1b');
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(visibleText(junk).size(), 64 * 1024);
        QVERIFY(clock.elapsed() < 500);
    }
};

QTEST_GUILESS_MAIN(tst_VisibleText)
#include "tst_VisibleText.moc"
