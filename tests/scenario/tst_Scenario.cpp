// SPDX-License-Identifier: MIT
#include "scenario/Moment.h"
#include "scenario/Scenario.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn::scenario;
using posthorn::Problem;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_Scenario : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsEveryAct()
    {
        const auto read = parseScenario(R"({"on":{"body":[[{"reply":["250-a","250 b"]},{"raw":"x","times":3},
            {"rawBase64":"AP8="},{"delay":5},{"keep":true},{"good":true},{"tls":true},{"reset":true},
            {"silence":true},{"close":true}],[]]}})",
                                        u"all.json"_s);
        QVERIFY(read.ok());
        using Kind = Act::Kind;
        const std::vector<Act> expected{{.bytes = "250-a\r\n250 b\r\n"},
                                        {.bytes = "xxx"},
                                        {.bytes = QByteArray("\0\xff", 2)},
                                        {.kind = Kind::Delay, .ms = 5},
                                        {.kind = Kind::Keep},
                                        {.kind = Kind::Good},
                                        {.kind = Kind::BeginTls},
                                        {.kind = Kind::Reset},
                                        {.kind = Kind::Silence},
                                        {.kind = Kind::Close}};
        QCOMPARE(read->on.at(u"body"_s).at(0), expected);
        QVERIFY(read->on.at(u"body"_s).at(1).empty());
    }

    void readsEveryKey()
    {
        const auto read =
            parseScenario(R"({"$schema":"s","id":"i","title":"t","source":"w","capabilities":["A"],
            "capabilitiesUnderTls":["B"],"users":{"ann":"pw"},"requiresAuth":true,"requiresTls":true,
            "messageBytes":12,"on":{}})",
                          u"all.json"_s);
        QVERIFY(read.ok());
        QCOMPARE(read->id + read->title + read->source, u"itw"_s);
        QCOMPARE(read->capabilities + read->capabilitiesUnderTls, (QByteArrayList{"A", "B"}));
        QCOMPARE(read->users.value(u"ann"_s), "pw");
        QVERIFY(read->requiresAuth && read->requiresTls);
        QCOMPARE(read->messageBytes, 12);
    }

    void everyMomentHasAnId()
    {
        for (const Moment moment : allMoments)
            QCOMPARE(momentFromId(QString(idOf(moment))), std::optional(moment));
        QVERIFY(!momentFromId(u"lunch"));
    }

    /// tests/data/scenario/bad: each X.json is wrong in the way X.words says.
    void badInputGetsOneSentence_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TEST_DATA "/scenario/bad"));
        for (const QString &name : folder.entryList({u"*.json"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void badInputGetsOneSentence()
    {
        QFETCH(QString, path);
        const auto read = parseScenario(contents(path), u"given.json"_s);
        QVERIFY(!read.ok());
        QCOMPARE(read.problem().kind, Problem::Kind::BadInput);
        QCOMPARE(read.problem().subject, u"given.json"_s);
        QCOMPARE(read.problem().words, QString::fromUtf8(contents(path.chopped(5) + u".words"_s)).trimmed());
    }
};

QTEST_GUILESS_MAIN(tst_Scenario)
#include "tst_Scenario.moc"
