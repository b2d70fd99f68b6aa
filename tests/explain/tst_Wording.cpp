// SPDX-License-Identifier: MIT
// The tone of every text: a title that names the cause, no blame, no codes, links that can be trusted.
#include "TextFiles.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

/// A cause's own texts and those of its variants, each with a name for the report.
static QList<std::pair<QString, QJsonObject>> entriesIn(const QString &language)
{
    QList<std::pair<QString, QJsonObject>> entries;
    const QJsonObject causes = texts::file(language)["causes"_L1].toObject();
    for (auto it = causes.begin(); it != causes.end(); ++it) {
        const QString name = language + u' ' + it.key();
        entries.append({name, it->toObject()});
        for (const auto &variant : it->toObject()["variants"_L1].toArray())
            entries.append({name + u'/' + variant["for"_L1][0].toString(), variant.toObject()});
    }
    return entries;
}

static void addEntries()
{
    QTest::addColumn<QJsonObject>("rules");
    QTest::addColumn<QJsonObject>("entry");
    const QJsonObject languages = texts::wording()["languages"_L1].toObject();
    for (auto it = languages.begin(); it != languages.end(); ++it) {
        for (const auto &[name, entry] : entriesIn(it.key()))
            QTest::newRow(qPrintable(name)) << it->toObject() << entry;
    }
}

static QRegularExpression forbidden(const QJsonObject &rules, QLatin1StringView where)
{
    return QRegularExpression(rules[where].toString(), QRegularExpression::CaseInsensitiveOption |
                                                           QRegularExpression::UseUnicodePropertiesOption);
}

static QString sentencesOf(const QJsonObject &entry)
{
    QStringList sentences{entry["title"_L1].toString(), entry["why"_L1].toString()};
    for (const auto &step : entry["steps"_L1].toArray())
        sentences.append(step.toString());
    return sentences.join(u'\n');
}

/// Where a link may lead: the providers' own pages.
static bool isOfficial(const QString &host)
{
    static const QStringList domains{u"google.com"_s, u"microsoft.com"_s,  u"aka.ms"_s,   u"yahoo.com"_s,
                                     u"apple.com"_s,  u"aws.amazon.com"_s, u"zoho.com"_s, u"fastmail.help"_s,
                                     u"gmx.net"_s,    u"gmx.com"_s,        u"web.de"_s,   u"yandex.com"_s,
                                     u"mail.ru"_s,    u"telekom.de"_s,     u"naver.com"_s};
    return std::any_of(domains.begin(), domains.end(),
                       [&](const QString &domain) { return host == domain || host.endsWith(u'.' + domain); });
}

class tst_Wording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyLanguageHasItsRules_data()
    {
        QTest::addColumn<QJsonObject>("rules");
        const QJsonObject languages = texts::wording()["languages"_L1].toObject();
        for (auto it = languages.begin(); it != languages.end(); ++it)
            QTest::newRow(qPrintable(it.key())) << it->toObject();
    }
    void everyLanguageHasItsRules()
    {
        QFETCH(QJsonObject, rules);
        const auto anywhere = forbidden(rules, "anywhere"_L1);
        QVERIFY2(forbidden(rules, "titles"_L1).isValid() && anywhere.isValid(),
                 qPrintable(anywhere.errorString()));
        for (const QString &text : texts::flat(QString::fromLatin1(QTest::currentDataTag())))
            QVERIFY2(!anywhere.match(text).hasMatch(), qPrintable(text));
    }

    void titlesNameTheCause_data() { addEntries(); }
    void titlesNameTheCause()
    {
        QFETCH(QJsonObject, rules);
        QFETCH(QJsonObject, entry);
        const QString title = entry["title"_L1].toString();
        QVERIFY2(!forbidden(rules, "titles"_L1).match(title).hasMatch(), qPrintable(title));
        QVERIFY2(!title.endsWith(rules["end"_L1].toString()), qPrintable(title));
        QVERIFY2(title.size() <= 90, qPrintable(title));
    }

    void sentencesEnd_data() { addEntries(); }
    void sentencesEnd()
    {
        QFETCH(QJsonObject, rules);
        QFETCH(QJsonObject, entry);
        for (const QString &text : sentencesOf(entry).split(u'\n').sliced(1))
            QVERIFY2(text.isEmpty() || text.endsWith(rules["end"_L1].toString()) || text.endsWith(u']'),
                     qPrintable(text));
    }

    void buttonsAreShort_data() { addEntries(); }
    void buttonsAreShort()
    {
        QFETCH(QJsonObject, rules);
        QFETCH(QJsonObject, entry);
        for (const auto &fix : entry["fixes"_L1].toArray()) {
            const QString text = fix["text"_L1].toString();
            QVERIFY2(!text.front().isLower() && !text.endsWith(rules["end"_L1].toString()) &&
                         text.size() <= 60,
                     qPrintable(text));
        }
    }

    void datesAndLimitsNameTheirSource_data() { addEntries(); }
    void datesAndLimitsNameTheirSource()
    {
        QFETCH(QJsonObject, entry);
        static const QRegularExpression dated(
            u"\\b20\\d\\d\\b|\\b\\d[\\d,.]* (mails|recipients|E-Mails|Empfänger|封|个收件人)"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        const QJsonObject source = entry["source"_L1].toObject();
        if (dated.match(sentencesOf(entry)).hasMatch())
            QVERIFY2(!source.isEmpty(), qPrintable(sentencesOf(entry)));
        QVERIFY2(source.isEmpty() || isOfficial(QUrl(source["url"_L1].toString()).host()),
                 qPrintable(source["url"_L1].toString()));
    }

    void linksLeadToTheProvidersThemselves_data() { addEntries(); }
    void linksLeadToTheProvidersThemselves()
    {
        QFETCH(QJsonObject, entry);
        for (const auto &fix : entry["fixes"_L1].toArray()) {
            if (fix["url"_L1].isUndefined())
                continue;
            const QUrl url(fix["url"_L1].toString(), QUrl::StrictMode);
            QVERIFY2(url.isValid() && url.scheme() == u"https", qPrintable(url.toString()));
            QVERIFY2(isOfficial(url.host()), qPrintable(url.host()));
        }
    }

    void aCauseOffersEachFixOnce_data() { addEntries(); }
    void aCauseOffersEachFixOnce()
    {
        QFETCH(QJsonObject, entry);
        QSet<QString> ids;
        for (const auto &fix : entry["fixes"_L1].toArray()) {
            const QString id = fix["id"_L1].toString();
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Wording)
#include "tst_Wording.moc"
