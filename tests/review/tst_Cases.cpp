// SPDX-License-Identifier: MIT
// Each file of tests/data/review tells drafts that have its finding, and drafts that have not.
#include "Cases.h"
#include "review/Kinds.h"
#include "review/People.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::review;

static QJsonObject casesOf(const QString &id)
{
    return QJsonDocument::fromJson(dataFile(id + u".json"_s)).object();
}

static void addCases(const QString &which)
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("example");
    for (const Kind &kind : allKinds()) {
        for (const auto &example : casesOf(kind.id)[which].toArray()) {
            const QString name = kind.id + u": "_s + example.toObject()["name"_L1].toString();
            QTest::newRow(qPrintable(name)) << kind.id << example.toObject();
        }
    }
}

static std::vector<Finding> findingsOf(const QJsonObject &example)
{
    if (example.contains("list"_L1))
        return peopleIn(example["list"_L1].toString(), Finding::Field::To).findings;
    return reviewed(draftFrom(example["draft"_L1].toObject()), limitsFrom(example["limits"_L1].toObject()));
}

static QMap<QString, QString> argumentsOf(const QJsonObject &example)
{
    if (example.contains("list"_L1))
        return {{u"text"_s, example["arguments"_L1].toString()}};
    QMap<QString, QString> arguments;
    const QJsonObject json = example["arguments"_L1].toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        arguments.insert(it.key(), it->toString());
    return arguments;
}

static QString listed(const std::vector<Finding> &findings)
{
    QStringList all;
    for (const Finding &finding : findings)
        all.append(finding.id + u'(' + finding.arguments.values().join(u", ") + u')');
    return all.join(u"; ");
}

class tst_Cases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyKindHasFiveCasesOfEachSort()
    {
        for (const Kind &kind : allKinds()) {
            const QJsonObject cases = casesOf(kind.id);
            QVERIFY2(cases["hits"_L1].toArray().size() >= 5, qPrintable(kind.id));
            QVERIFY2(cases["misses"_L1].toArray().size() >= 5, qPrintable(kind.id));
        }
        const auto files = QDir(QStringLiteral(TEST_DATA "/review")).entryList({u"*.json"_s});
        QCOMPARE(files.size(), static_cast<qsizetype>(allKinds().size()));
    }

    void itIsFound_data() { addCases(u"hits"_s); }
    void itIsFound()
    {
        QFETCH(QString, id);
        QFETCH(QJsonObject, example);
        const auto findings = findingsOf(example);
        const auto finding = std::ranges::find(findings, id, &Finding::id);
        QVERIFY2(finding != findings.end(), qPrintable(listed(findings)));
        if (example.contains("arguments"_L1))
            QCOMPARE(finding->arguments, argumentsOf(example));
    }

    void itIsNotFound_data() { addCases(u"misses"_s); }
    void itIsNotFound()
    {
        QFETCH(QString, id);
        QFETCH(QJsonObject, example);
        const auto findings = findingsOf(example);
        QVERIFY2(std::ranges::find(findings, id, &Finding::id) == findings.end(),
                 qPrintable(listed(findings)));
    }

    void aGoodDraftHasNoFindings() { QCOMPARE(listed(reviewed(draftFrom({}))), QString()); }

    void whatStopsComesFirst()
    {
        mime::Draft draft = draftFrom({});
        draft.to.clear();
        draft.subject.clear();
        draft.text.clear();
        draft.html = u"<p style='color:red'>attached</p>"_s;
        const auto findings = reviewed(draft);
        QVERIFY(std::ranges::is_sorted(findings, {}, &Finding::severity));
        QCOMPARE(findings.front().id, u"recipient.none"_s);
        QCOMPARE(findings.back().severity, Finding::Severity::Hints);
        QVERIFY(stops(findings));
        QVERIFY(!stops(reviewed(draftFrom({{"subject"_L1, u""_s}}))));
    }

    void theFieldIsWhereItWouldBeChanged()
    {
        mime::Draft draft = draftFrom({});
        draft.cc = mailboxesFromText(u"cleo@gmial.com").value();
        QCOMPARE(reviewed(draft).front().field, Finding::Field::Cc);
    }
};

QTEST_GUILESS_MAIN(tst_Cases)
#include "tst_Cases.moc"
