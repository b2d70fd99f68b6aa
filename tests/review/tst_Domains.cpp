// SPDX-License-Identifier: MIT
// A warning that is wrong teaches people to ignore all of them, so what is right is measured as well.
#include "Cases.h"
#include "review/Data.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::review;
using providers::Table;

static QStringList tableDomains()
{
    QStringList all;
    for (const auto &provider : Table::builtIn().all())
        all += provider.domains;
    return all;
}

class tst_Domains : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void noDomainOfTheTableIsTakenForAnother()
    {
        const Domains domains(Table::builtIn());
        for (const QString &domain : tableDomains())
            QVERIFY2(!domains.meantBy(domain), qPrintable(domain));
    }

    /// How often a mail domain that nobody told us of is taken for a popular one.
    void evenUnknownTheTablesDomainsAreSeldomTakenForAnother()
    {
        const Table none =
            Table::parse(R"({"schema":"posthorn.providers/1","providers":[]})", u"none"_s).value();
        const QStringList popular = strings(data(u"domains"_s)["popular"_L1]);
        const Domains domains(none);
        QStringList taken;
        for (const QString &domain : tableDomains()) {
            if (!popular.contains(domain) && domains.meantBy(domain))
                taken.append(domain + u" for "_s + *domains.meantBy(domain));
        }
        qInfo("%d of %d unknown mail domains taken for another: %s", static_cast<int>(taken.size()),
              static_cast<int>(tableDomains().size()), qPrintable(taken.join(u", ")));
        QVERIFY2(taken.size() * 100 <= tableDomains().size(), qPrintable(taken.join(u", ")));
    }

    void companiesAreNotTakenForProviders()
    {
        const Domains domains(Table::builtIn());
        const auto lines =
            QString::fromUtf8(dataFile(u"plausible-domains.txt"_s)).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 300);
        for (const QString &domain : lines)
            QVERIFY2(!domains.meantBy(domain),
                     qPrintable(domain + u" → "_s + domains.meantBy(domain).value_or(u""_s)));
    }

    void everyCommonSlipIsSeen()
    {
        const Domains domains(Table::builtIn());
        int seen = 0;
        int all = 0;
        for (const QString &popular : {u"gmail.com"_s, u"hotmail.com"_s, u"outlook.com"_s, u"yahoo.com"_s}) {
            const qsizetype name = popular.indexOf(u'.');
            for (qsizetype i = 1; i < name; ++i) {
                QString swapped = popular;
                std::swap(swapped[i - 1], swapped[i]);
                for (const QString &typed :
                     {swapped, QString(popular).remove(i, 1), QString(popular).insert(i, popular[i])}) {
                    seen += typed == popular || domains.isKnown(typed) || domains.meantBy(typed) == popular
                                ? 1
                                : 0;
                    ++all;
                }
            }
        }
        QCOMPARE(seen, all);
    }

    void theDomainsOfAPersonsOwnAreMeant()
    {
        QVERIFY(Domains(Table::builtIn()).meantBy(u"gmial.com"_s));
        QVERIFY(!Domains(Table::builtIn(), {u"gmial.com"_s}).meantBy(u"gmial.com"_s));
    }

    void whatIsSuggestedIsInTheTable()
    {
        for (const QString &popular : strings(data(u"domains"_s)["popular"_L1]))
            QVERIFY2(Table::builtIn().byDomain(popular), qPrintable(popular));
    }
};

QTEST_GUILESS_MAIN(tst_Domains)
#include "tst_Domains.moc"
