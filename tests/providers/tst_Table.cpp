// SPDX-License-Identifier: MIT
#include "providers/Provider.h"

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
        for (const Endpoint &endpoint : Table::builtIn().byId(id)->endpoints) {
            QVERIFY(ports.contains(endpoint.port));
            QVERIFY(endpoint.security != Security::None);
            QVERIFY(endpoint.port != 465 || endpoint.security == Security::Tls);
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
        QVERIFY(!Table::builtIn().byId(u"tuta")->notes.isEmpty());
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
