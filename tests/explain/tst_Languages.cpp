// SPDX-License-Identifier: MIT
// Every language says what English says: the same keys, gaps and links, and nothing left in English.
#include "TextFiles.h"
#include "diagnose/Causes.h"
#include "explain/Catalogue.h"
#include "explain/Template.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using explain::Catalogue;

static void addOthers()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : Catalogue::languages()) {
        if (language != u"en"_s)
            QTest::newRow(qPrintable(language)) << language;
    }
}

/// Ids, links and conditions belong to the program and not to a language.
static bool isForTheProgram(const QString &path)
{
    static const QRegularExpression parts(u"/(id|url|apply|when|unless|for|source)(/|$)|^/schema$"_s);
    return parts.match(path).hasMatch();
}

static QSet<QString> gapsOf(const QString &text)
{
    static const QRegularExpression gap(u"\\{([^|}]+)"_s);
    QSet<QString> names;
    for (auto it = gap.globalMatch(text); it.hasNext();)
        names.insert(it.next().captured(1));
    return names;
}

static bool holdsWords(const QString &text)
{
    static const QRegularExpression gap(u"\\{[^}]*\\}|[\\[\\]]"_s);
    static const QRegularExpression letter(u"\\p{L}"_s);
    return letter.match(QString(text).remove(gap)).hasMatch();
}

static QString summary(const QString &language, Stage stage, const QMap<QString, QString> &evidence)
{
    return Catalogue::builtIn(language).summary(
        {.stage = stage, .status = StepStatus::Ok, .evidence = evidence});
}

class tst_Languages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyKeyIsThereAndNoOther_data() { addOthers(); }
    void everyKeyIsThereAndNoOther()
    {
        QFETCH(QString, language);
        QCOMPARE(texts::file(language)["language"_L1].toString(), language);
        const auto english = texts::flat(u"en"_s);
        const auto own = texts::flat(language);
        for (const QString &path : english.keys())
            QVERIFY2(own.contains(path), qPrintable(u"missing: "_s + path));
        for (const QString &path : own.keys())
            QVERIFY2(english.contains(path), qPrintable(u"not in English: "_s + path));
    }

    void linksAndConditionsAreTheSame_data() { addOthers(); }
    void linksAndConditionsAreTheSame()
    {
        QFETCH(QString, language);
        const auto english = texts::flat(u"en"_s);
        const auto own = texts::flat(language);
        for (auto it = english.begin(); it != english.end(); ++it) {
            if (isForTheProgram(it.key()))
                QVERIFY2(own.value(it.key()) == *it, qPrintable(it.key()));
        }
    }

    void theGapsOfATextAreTheSame_data() { addOthers(); }
    void theGapsOfATextAreTheSame()
    {
        QFETCH(QString, language);
        const auto english = texts::flat(u"en"_s);
        const auto own = texts::flat(language);
        for (auto it = own.begin(); it != own.end(); ++it) {
            const QString before = english.value(it.key());
            QVERIFY2(gapsOf(*it) == gapsOf(before), qPrintable(it.key() + u": "_s + *it));
            QVERIFY2(explain::filled(*it, {}).has_value() == explain::filled(before, {}).has_value(),
                     qPrintable(it.key() + u" differs without arguments: "_s + *it));
        }
    }

    void noTextIsLeftInEnglish_data() { addOthers(); }
    void noTextIsLeftInEnglish()
    {
        QFETCH(QString, language);
        const QJsonArray same = texts::wording()["same"_L1].toArray();
        const auto english = texts::flat(u"en"_s);
        const auto own = texts::flat(language);
        for (auto it = own.begin(); it != own.end(); ++it) {
            // A provider is called by its name in most languages.
            if (isForTheProgram(it.key()) || it.key().startsWith(u"/providers/") || same.contains(*it))
                continue;
            QVERIFY2(!holdsWords(*it) || *it != english.value(it.key()), qPrintable(it.key()));
        }
    }

    void everyCardIsWholeInEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : Catalogue::languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyCardIsWholeInEveryLanguage()
    {
        QFETCH(QString, language);
        static const QRegularExpression gap(u"[{}\\[\\]|]"_s);
        for (const diagnose::Cause &cause : diagnose::causes()) {
            for (const QString &provider : {QString(), u"gmail"_s, u"qq"_s, u"ses-eu-west-1"_s}) {
                const auto card =
                    Catalogue::builtIn(language).card({.cause = cause.id, .provider = provider});
                const QString all = card.title + card.why + card.steps.join(u' ');
                QVERIFY2(!gap.match(all).hasMatch(), qPrintable(all));
                QVERIFY2(!card.title.isEmpty() && !card.why.isEmpty() && !card.steps.isEmpty() &&
                             !card.fixes.empty(),
                         qPrintable(cause.id));
            }
        }
    }

    void aTagFindsItsLanguage_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *tag : {"de", "de-AT", "de_DE.UTF-8", "DE"})
            QTest::newRow(tag) << u"de"_s;
        for (const char *tag : {"zh", "zh-CN", "zh_Hans", "zh_CN.UTF-8", "zh-Hans-SG"})
            QTest::newRow(tag) << u"zh_CN"_s;
        for (const char *tag : {"en", "en_GB", "", "C", "tlh", "xx", "zh_TW", "zh-Hant", "deutsch"})
            QTest::newRow(tag) << u"en"_s;
    }
    void aTagFindsItsLanguage()
    {
        QFETCH(QString, language);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(&Catalogue::builtIn(tag), &Catalogue::builtIn(language));
        QCOMPARE(Catalogue::speaks(tag), language != u"en"_s || tag.startsWith(u"en"));
    }

    void daysAndListsAreWrittenInTheLanguage()
    {
        const QMap<QString, QString> certificate{{u"not_after"_s, u"2027-02-03T00:00:00Z"_s}};
        QCOMPARE(summary(u"de"_s, Stage::Certificate, certificate), u"gültig bis 3. Februar 2027"_s);
        QCOMPARE(summary(u"zh_CN"_s, Stage::Certificate, certificate), u"有效期至 2027年2月3日"_s);
        const QMap<QString, QString> abilities{{u"mechanisms"_s, u"LOGIN PLAIN"_s}};
        QCOMPARE(summary(u"de"_s, Stage::Capabilities, abilities), u"bietet LOGIN, PLAIN"_s);
        QCOMPARE(summary(u"zh_CN"_s, Stage::Capabilities, abilities), u"提供 LOGIN、PLAIN"_s);
    }

    void sizesAreWrittenInTheLanguage()
    {
        const Finding large{.id = u"message.too-large"_s,
                            .arguments = {{u"bytes"_s, u"26543210"_s}, {u"bytesLimit"_s, u"25000000"_s}}};
        QCOMPARE(Catalogue::builtIn(u"de"_s).words(large).title,
                 u"26,5 MB sind mehr, als der Anbieter erlaubt"_s);
        QCOMPARE(Catalogue::builtIn(u"zh"_s).words(large).title, u"26.5 MB 超过了服务商允许的大小"_s);
    }

    void foreignWordsStandApart()
    {
        const Problem problem{
            .kind = Problem::Kind::BadInput, .words = u"is larger than 64 MB"_s, .subject = u"stdin"_s};
        QCOMPARE(Catalogue::builtIn(u"de"_s).sentence(problem), u"stdin: is larger than 64 MB."_s);
        QCOMPARE(Catalogue::builtIn(u"zh"_s).sentence(problem), u"stdin：is larger than 64 MB。"_s);
    }

    void theCertificatesDayIsPartOfTheTitle()
    {
        const Diagnosis expired{.cause = u"tls.cert-expired"_s,
                                .arguments = {{u"notAfter"_s, u"2026-02-03"_s}}};
        QCOMPARE(Catalogue::builtIn().card(expired).title,
                 u"The server's certificate ran out on 3 Feb 2026"_s);
        QCOMPARE(Catalogue::builtIn(u"de"_s).card(expired).title,
                 u"Das Zertifikat des Servers ist am 3. Februar 2026 abgelaufen"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Languages)
#include "tst_Languages.moc"
