// SPDX-License-Identifier: MIT
#include "explain/Card.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Offering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aPlaceOffersOnlyWhatItCanDo()
    {
        explain::Card card;
        card.fixes = {{.id = u"link"_s, .url = QUrl(u"https://example.org/"_s)},
                      {.id = u"use-465"_s, .apply = {.port = quint16{465}}},
                      {.id = u"test-again"_s},
                      {.id = u"split"_s}};
        QCOMPARE(ids(explain::onlyOffering(card, false)), QStringList{u"link"_s});
        QCOMPARE(ids(explain::onlyOffering(card, true)), (QStringList{u"link"_s, u"use-465"_s}));
        QCOMPARE(ids(explain::onlyOffering(card, true, {u"test-again"_s})),
                 (QStringList{u"link"_s, u"use-465"_s, u"test-again"_s}));
    }

private:
    static QStringList ids(const explain::Card &card)
    {
        QStringList found;
        for (const auto &fix : card.fixes)
            found.append(fix.id);
        return found;
    }
};

QTEST_GUILESS_MAIN(tst_Offering)
#include "tst_Offering.moc"
