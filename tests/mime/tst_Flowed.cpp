// SPDX-License-Identifier: MIT
// RFC 3676: what was cut is joined again by a reader, and nothing else is.
#include "mime/FlowedText.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

using namespace posthorn::mime;
using namespace Qt::StringLiterals;

class tst_Flowed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cutsAndStuffs_data();
    void cutsAndStuffs();
    void aReaderJoinsWhatWasCut();
};

namespace {

struct Line
{
    int quotes = 0;
    QString text{};
};

Line lineFrom(const QString &raw)
{
    Line line;
    while (line.quotes < raw.size() && raw[line.quotes] == u'>')
        ++line.quotes;
    line.text = raw.sliced(line.quotes);
    if (line.text.startsWith(u' '))
        line.text.remove(0, 1);
    return line;
}

/// By RFC 3676 §4.2 to §4.5: paragraphs, each with its depth of quotes in front.
QStringList read(const QString &flowedText)
{
    QStringList paragraphs;
    Line open;
    bool isOpen = false;
    for (const QString &raw : flowedText.split(u'\n')) {
        const Line line = lineFrom(raw);
        const bool joins = isOpen && line.quotes == open.quotes && line.text != "-- "_L1;
        if (isOpen && !joins)
            paragraphs.append(QString::number(open.quotes) + u' ' + open.text);
        open = joins ? Line{line.quotes, open.text + line.text} : line;
        isOpen = line.text.endsWith(u' ') && line.text != "-- "_L1;
        if (!isOpen)
            paragraphs.append(QString::number(open.quotes) + u' ' + open.text);
    }
    return isOpen ? paragraphs << u"left open: "_s + open.text : paragraphs;
}

/// What a person meant: lines without the blanks at their ends.
QStringList written(const QString &text)
{
    QStringList paragraphs;
    for (const QString &raw : text.split(u'\n')) {
        int quotes = 0;
        while (quotes < raw.size() && raw[quotes] == u'>')
            ++quotes;
        QString rest = raw.sliced(quotes);
        if (quotes > 0 && rest.startsWith(u' '))
            rest.remove(0, 1);
        if (rest != "-- "_L1)
            rest = (u'x' + rest).trimmed().sliced(1);
        paragraphs.append(QString::number(quotes) + u' ' + rest);
    }
    return paragraphs;
}

QString randomText(QRandomGenerator &chance)
{
    static const QStringList pieces{
        u"word"_s,  u"a"_s,    u" "_s,
        u"  "_s,    u"\n"_s,   u"\n> "_s,
        u"\n>>"_s,  u"-- "_s,  u"\n-- \n"_s,
        u"From "_s, u">"_s,    u"\n "_s,
        u"--"_s,    u"手紙"_s, u"a-rather-long-word-that-fills-much-of-a-line-all-by-itself"_s};
    QString text;
    for (int left = static_cast<int>(chance.bounded(120)); left > 0; --left)
        text += pieces[static_cast<qsizetype>(chance.bounded(static_cast<int>(pieces.size())))] + u' ';
    return text;
}

} // namespace

void tst_Flowed::cutsAndStuffs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lines");
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("short") << u"one\ntwo\n"_s << u"one\ntwo\n"_s;
    QTest::newRow("blanks at the end") << u"one  \ntwo \n"_s << u"one\ntwo\n"_s;
    QTest::newRow("signature") << u"-- \nAlice\n"_s << u"-- \nAlice\n"_s;
    QTest::newRow("stuffed") << u" one\nFrom here\n"_s << u"  one\n From here\n"_s;
    QTest::newRow("quotes") << u">a\n>> b\n> > c\n"_s << u"> a\n>> b\n> > c\n"_s;
    const QString word = u"abcdefghi "_s;
    QTest::newRow("long") << word.repeated(8) + u"end"_s << word.repeated(7) + u'\n' + word + u"end"_s;
    QTest::newRow("long quote") << u"> "_s + word.repeated(8) + u"end"_s
                                << u"> "_s + word.repeated(7) + u"\n> "_s + word + u"end"_s;
    QTest::newRow("one long word") << QString(200, u'x') << QString(200, u'x');
}

void tst_Flowed::cutsAndStuffs()
{
    QFETCH(const QString, text);
    QFETCH(const QString, lines);
    QCOMPARE(flowed(text), lines);
}

void tst_Flowed::aReaderJoinsWhatWasCut()
{
    QRandomGenerator chance(7);
    for (int i = 0; i < 3000; ++i) {
        const QString text = randomText(chance);
        const QString lines = flowed(text);
        QCOMPARE(read(lines), written(text));
        for (const QString &line : lines.split(u'\n'))
            QVERIFY2(line.size() <= 78 || !line.trimmed().contains(u' '), qPrintable(line));
    }
}

QTEST_GUILESS_MAIN(tst_Flowed)
#include "tst_Flowed.moc"
