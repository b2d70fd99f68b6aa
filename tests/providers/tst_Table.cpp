// SPDX-License-Identifier: MIT
#include "providers/Provider.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace posthorn;
using providers::Provider;
using providers::Table;

static void addProviders()
{
    QTest::addColumn<QString>("id");
    for (const Provider &provider : Table::builtIn().all())
        QTest::newRow(qPrintable(provider.id)) << provider.id;
}

static bool isHttps(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    return link.isEmpty() || (url.isValid() && url.scheme() == u"https" && !url.host().isEmpty());
}

/// "example.co.uk" for "mail.example.co.uk"
static QString siteOf(const QString &host)
{
    static const QStringList second{u"co"_s, u"com"_s, u"ne"_s, u"or"_s, u"net"_s, u"org"_s, u"ad"_s};
    const QStringList labels = host.split(u'.');
    const bool three =
        labels.size() > 2 && labels.last().size() == 2 && second.contains(labels[labels.size() - 2]);
    return labels.sliced(std::max<qsizetype>(0, labels.size() - (three ? 3 : 2))).join(u'.');
}

/// Where a provider's own pages are: at its domains and hosts, and where the list says so.
static QStringList sitesOf(const Provider &provider)
{
    QFile file(QStringLiteral(TEST_DATA "/providers/pages-elsewhere.json"));
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QStringList sites;
    for (const auto &site : QJsonDocument::fromJson(json)[provider.id].toArray())
        sites.append(site.toString());
    QStringList hosts = provider.domains + provider.mxSuffixes;
    for (const Endpoint &endpoint : provider.endpoints)
        hosts.append(endpoint.host);
    for (const QString &host : hosts)
        sites.append(siteOf(host));
    return sites;
}

class tst_Table : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void idsAndDomainsAreTakenOnce()
    {
        QSet<QString> ids;
        QSet<QString> domains;
        for (const Provider &provider : Table::builtIn().all()) {
            QVERIFY2(!ids.contains(provider.id), qPrintable(provider.id));
            ids.insert(provider.id);
            for (const QString &domain : provider.domains) {
                QVERIFY2(!domains.contains(domain), qPrintable(domain));
                domains.insert(domain);
            }
        }
        QVERIFY(ids.size() >= 145);
        QVERIFY(domains.size() >= 730);
    }

    void portAndEncryptionArePlausible_data() { addProviders(); }
    void portAndEncryptionArePlausible()
    {
        QFETCH(QString, id);
        static const QSet<int> ports{25, 465, 586, 587, 2465, 2525, 2587};
        static const QStringList oddOnes{u"spectrum"_s, u"rediff"_s, u"resend"_s}; // TLS, and not on 465
        for (const Endpoint &endpoint : Table::builtIn().byId(id)->endpoints) {
            QVERIFY(ports.contains(endpoint.port));
            QVERIFY(endpoint.security != Security::None);
            QVERIFY(endpoint.port != 465 || endpoint.security == Security::Tls);
            QVERIFY(endpoint.port == 465 || endpoint.security == Security::StartTls || oddOnes.contains(id));
            QCOMPARE(endpoint.host, endpoint.host.toLower());
        }
    }

    void theBestWayComesFirst_data() { addProviders(); }
    void theBestWayComesFirst()
    {
        QFETCH(QString, id);
        const auto &endpoints = Table::builtIn().byId(id)->endpoints;
        QVERIFY(endpoints.size() < 2 || endpoints.front().port != 25);
    }

    void linksAreHttps_data() { addProviders(); }
    void linksAreHttps()
    {
        QFETCH(QString, id);
        const Provider *provider = Table::builtIn().byId(id);
        QVERIFY2(isHttps(provider->appPasswordUrl), qPrintable(provider->appPasswordUrl));
        QVERIFY2(isHttps(provider->helpUrl), qPrintable(provider->helpUrl));
    }

    void linksLeadToTheProvidersThemselves_data() { addProviders(); }
    void linksLeadToTheProvidersThemselves()
    {
        QFETCH(QString, id);
        const Provider *provider = Table::builtIn().byId(id);
        for (const QString &link : {provider->appPasswordUrl, provider->helpUrl}) {
            const QString host = QUrl(link).host();
            QVERIFY2(link.isEmpty() || sitesOf(*provider).contains(siteOf(host)), qPrintable(host));
        }
    }

    void aFactOfAYearNamesWhereItWasRead_data() { addProviders(); }
    void aFactOfAYearNamesWhereItWasRead()
    {
        QFETCH(QString, id);
        const Provider *provider = Table::builtIn().byId(id);
        static const QRegularExpression year(u"\\b20\\d\\d\\b"_s);
        static const QRegularExpression place(u"https://|@[0-9a-f]{7}|#\\d+"_s);
        const QString said = provider->enableFirst + provider->traps.join(u' ') + provider->notes;
        const bool dated = said.contains(year) || provider->limits != Limits{};
        QVERIFY2(!dated || provider->source.contains(place), qPrintable(provider->source));
    }

    void whatSourcesDisagreeOnStaysMarked()
    {
        const auto about = [](const QString &id) {
            QStringList all;
            for (const auto &doubt : Table::builtIn().byId(id)->doubts)
                all.append(doubt.about);
            return all;
        };
        QCOMPARE(about(u"gmail"_s), (QStringList{u"limits.perDay"_s, u"limits.recipientsPerMessage"_s}));
        QVERIFY(about(u"yahoo"_s).contains(u"signIn"_s));
        QVERIFY(about(u"icloud"_s).contains(u"limits.perDay"_s));
        QVERIFY(about(u"laposte"_s).contains(u"userNameForm"_s));
        QVERIFY(about(u"disroot"_s).contains(u"endpoints"_s));
        QVERIFY(about(u"cox"_s).contains(u"endpoints"_s));
    }

    void aDeadEndHasNoServersAndSaysWhy_data() { addProviders(); }
    void aDeadEndHasNoServersAndSaysWhy()
    {
        QFETCH(QString, id);
        const Provider *provider = Table::builtIn().byId(id);
        QVERIFY(provider->deadEnd.isEmpty() || provider->endpoints.empty());
        QVERIFY(!provider->endpoints.empty() || !provider->hostPatterns.isEmpty() ||
                !provider->deadEnd.isEmpty() || !provider->enableFirst.isEmpty());
    }

    void googlesRelayIsGreetedWithTheSendersDomain()
    {
        const Provider *relay = Table::builtIn().byHost(u"smtp-relay.gmail.com");
        QCOMPARE(providers::heloNameFor(*relay, u"example.org"), u"example.org"_s);
        QCOMPARE(providers::heloNameFor(*Table::builtIn().byId(u"gmail"), u"example.org"), QString());
        QCOMPARE(providers::heloNameFor({.heloName = u"mail.example.net"_s}, u"example.org"),
                 u"mail.example.net"_s);
    }

    void anIdNobodyKnowsFindsThoseLikeIt()
    {
        const auto &all = Table::builtIn().all();
        QVERIFY(providers::idsLike(u"gmial", all, 5).contains(u"gmail"_s));
        QVERIFY(providers::idsLike(u"Outlook", all, 5).contains(u"outlook-com"_s));
        QVERIFY(providers::idsLike(u"office365", all, 5).size() <= 5);
        QVERIFY(providers::idsLike(u"", all, 5).isEmpty());
        QVERIFY(providers::idsLike(u"zzz", all, 5).isEmpty());
        QCOMPARE(providers::idsLike(u"s", all, 3).size(), 3);
    }

    void everyEntryTellsWhereItWasRead_data() { addProviders(); }
    void everyEntryTellsWhereItWasRead()
    {
        QFETCH(QString, id);
        QVERIFY(!Table::builtIn().byId(id)->source.isEmpty());
    }

    void aDomainFindsItsProvider()
    {
        const Table &table = Table::builtIn();
        QCOMPARE(table.byDomain(u"gmail.com")->id, u"gmail"_s);
        QCOMPARE(table.byDomain(u"GoogleMail.com")->id, u"gmail"_s);
        QCOMPARE(table.byDomain(u"hotmail.co.uk")->id, u"outlook-com"_s);
        QCOMPARE(table.byDomain(u"contoso.onmicrosoft.com")->id, u"microsoft-365"_s);
        QVERIFY(!table.byDomain(u"example.org"));
        QVERIFY(!table.byDomain(u"mail.gmail.com"));
        QVERIFY(!table.byDomain(u""));
    }

    void aHostFindsItsProvider()
    {
        const Table &table = Table::builtIn();
        QCOMPARE(table.byHost(u"smtp.gmail.com")->id, u"gmail"_s);
        QCOMPARE(table.byHost(u"SMTP.Office365.com.")->id, u"microsoft-365"_s);
        QCOMPARE(table.byHost(u"email-smtp.eu-west-1.amazonaws.com")->id, u"ses-eu-west-1"_s);
        QCOMPARE(table.byHost(u"email-smtp.ap-south-1.amazonaws.com")->id, u"amazon-ses"_s);
        QVERIFY(!table.byHost(u"mail.example.org"));
    }

    void aPortIsNeverTakenForItsUsualMode()
    {
        const Endpoint &spectrum = Table::builtIn().byId(u"spectrum")->endpoints.front();
        QCOMPARE(spectrum.port, quint16{587});
        QCOMPARE(spectrum.security, Security::Tls);
    }

    void someProvidersCannotBeUsedAtAll()
    {
        QVERIFY(Table::builtIn().byId(u"tuta")->endpoints.empty());
        QVERIFY(!Table::builtIn().byId(u"tuta")->deadEnd.isEmpty());
    }

    void damagedTablesAreRefusedByName()
    {
        QCOMPARE(Table::parse("{", u"broken.json"_s).problem().subject, u"broken.json"_s);
        QVERIFY(!Table::parse(R"({"schema":"posthorn.other/1","providers":[]})", u"other.json"_s));
        QVERIFY(
            !Table::parse(R"({"schema":"posthorn.providers/1","providers":[{"id":"x"}]})", u"poor.json"_s));
        QVERIFY(!Table::parse(R"({"schema":"posthorn.providers/1","providers":[{"id":"x","name":"X",
            "endpoints":[{"host":"h.example","port":70000,"security":"tls"}]}]})",
                              u"port.json"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Table)
#include "tst_Table.moc"
