// SPDX-License-Identifier: MIT
// The tone of every text: a title that names the cause, no blame, no codes, links that can be trusted.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

static QJsonObject english()
{
    QFile file(QStringLiteral(SOURCE_DIR "/resources/explain/en.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// A cause's own texts and those of its variants, each with a name for the report.
static QList<std::pair<QString, QJsonObject>> allEntries()
{
    QList<std::pair<QString, QJsonObject>> entries;
    const QJsonObject causes = english()["causes"_L1].toObject();
    for (auto it = causes.begin(); it != causes.end(); ++it) {
        entries.append({it.key(), it->toObject()});
        for (const auto &variant : it->toObject()["variants"_L1].toArray())
            entries.append({it.key() + u'/' + variant["for"_L1][0].toString(), variant.toObject()});
    }
    return entries;
}

static void addEntries()
{
    QTest::addColumn<QJsonObject>("entry");
    for (const auto &[name, entry] : allEntries())
        QTest::newRow(qPrintable(name)) << entry;
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

    void titlesNameTheCause_data() { addEntries(); }
    void titlesNameTheCause()
    {
        QFETCH(QJsonObject, entry);
        static const QRegularExpression forbidden(
            u"\\b(error|invalid|please|oops|sorry|fail(ed|ure)?)\\b|!|\\b[245]\\d\\d\\b|\\d\\.\\d\\.\\d"_s,
            QRegularExpression::CaseInsensitiveOption);
        const QString title = entry["title"_L1].toString();
        QVERIFY2(!forbidden.match(title).hasMatch(), qPrintable(title));
        QVERIFY2(!title.endsWith(u'.'), qPrintable(title));
        QVERIFY2(title.size() <= 90, qPrintable(title));
    }

    void sentencesBlameNobody_data() { addEntries(); }
    void sentencesBlameNobody()
    {
        QFETCH(QJsonObject, entry);
        static const QRegularExpression forbidden(u"\\b(please|invalid|oops|check your settings)\\b|!"_s,
                                                  QRegularExpression::CaseInsensitiveOption);
        QStringList texts{entry["why"_L1].toString()};
        for (const auto &step : entry["steps"_L1].toArray())
            texts.append(step.toString());
        for (const QString &text : texts) {
            QVERIFY2(!forbidden.match(text).hasMatch(), qPrintable(text));
            QVERIFY2(text.isEmpty() || text.endsWith(u'.') || text.endsWith(u"]"_s), qPrintable(text));
        }
    }

    void buttonsAreShort_data() { addEntries(); }
    void buttonsAreShort()
    {
        QFETCH(QJsonObject, entry);
        for (const auto &fix : entry["fixes"_L1].toArray()) {
            const QString text = fix["text"_L1].toString();
            QVERIFY2(text.front().isUpper() && !text.endsWith(u'.') && text.size() <= 60, qPrintable(text));
        }
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
