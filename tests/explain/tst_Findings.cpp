// SPDX-License-Identifier: MIT
// Every finding has words, and the words use everything the finding tells.
#include "explain/Catalogue.h"
#include "review/Kinds.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using explain::Catalogue;
using explain::FindingWords;

static QMap<QString, QString> marked(const QStringList &names)
{
    QMap<QString, QString> arguments;
    for (const QString &name : names)
        arguments.insert(name, name.startsWith("bytes"_L1) ? u"1500000"_s : u"<<%1>>"_s.arg(name));
    return arguments;
}

static FindingWords wordsFor(const QString &id, const QMap<QString, QString> &arguments)
{
    return Catalogue::builtIn().words({.id = id, .arguments = arguments});
}

static void addKinds()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("arguments");
    for (const review::Kind &kind : review::allKinds())
        QTest::newRow(qPrintable(kind.id)) << kind.id << kind.arguments;
}

class tst_Findings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyFindingHasWords_data() { addKinds(); }
    void everyFindingHasWords()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, arguments);
        const FindingWords words = wordsFor(id, marked(arguments));
        QVERIFY(words.title != id && !words.title.contains(u'{') && !words.advice.contains(u'{'));
        QVERIFY2(words.advice.endsWith(u'.') && !words.title.endsWith(u'.'), qPrintable(words.title));
        QVERIFY2(words.title.size() <= 90, qPrintable(words.title));
    }

    void everyArgumentIsUsed_data() { addKinds(); }
    void everyArgumentIsUsed()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, arguments);
        for (const QString &name : arguments) {
            auto changed = marked(arguments);
            changed[name] = name.startsWith("bytes"_L1) ? u"2500000"_s : u"else"_s;
            QVERIFY2(!(wordsFor(id, marked(arguments)) == wordsFor(id, changed)), qPrintable(name));
        }
    }

    void theTitlesBlameNobody_data() { addKinds(); }
    void theTitlesBlameNobody()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, arguments);
        static const QRegularExpression forbidden(
            u"\\b(error|invalid|please|oops|sorry|fail(ed|ure)?)\\b|!"_s,
            QRegularExpression::CaseInsensitiveOption);
        const FindingWords words = wordsFor(id, marked(arguments));
        QVERIFY2(!forbidden.match(words.title + words.advice).hasMatch(), qPrintable(words.title));
    }

    void sizesAreShownAsPeopleCountThem()
    {
        const FindingWords words =
            wordsFor(u"message.too-large"_s, {{u"bytes"_s, u"26543210"_s}, {u"bytesLimit"_s, u"25000000"_s}});
        QCOMPARE(words.title, u"26.5 MB are more than the provider takes"_s);
        QVERIFY(words.advice.contains(u"25.0 MB"_s));
    }

    void theFullStopIsThatOfTheLanguage()
    {
        QCOMPARE(explain::inOneLine({u"It is so"_s, u"Do this."_s}), u"It is so. Do this."_s);
        QCOMPARE(explain::inOneLine({u"没有主题"_s, u"请写上主题。"_s}), u"没有主题。请写上主题。"_s);
    }

    void whatComesFromOutsideIsMadeSafeToShow()
    {
        const FindingWords words = wordsFor(u"address.bad"_s, {{u"text"_s, u"a\u202Eb\u001B[2J"_s}});
        QVERIFY(!words.title.contains(u'\u202E') && !words.title.contains(u'\u001B'));
    }
};

QTEST_GUILESS_MAIN(tst_Findings)
#include "tst_Findings.moc"
