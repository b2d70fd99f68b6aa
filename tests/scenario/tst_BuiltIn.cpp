// SPDX-License-Identifier: MIT
#include "scenario/BuiltIn.h"
#include "scenario/Moment.h"
#include "scenario/Player.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn::scenario;

namespace {

/// All acts over a talk of two recipients with STARTTLS and a sign-in, each line answered before the next.
std::vector<Act> talk(const Scenario &scenario)
{
    static const QByteArrayList lines{"EHLO me\r\n",
                                      "STARTTLS\r\n",
                                      "EHLO me\r\n",
                                      "AUTH PLAIN AGEAYg==\r\n",
                                      "MAIL FROM:<a@example.org>\r\n",
                                      "RCPT TO:<b@example.org>\r\n",
                                      "RCPT TO:<c@example.org>\r\n",
                                      "DATA\r\n",
                                      QByteArray(20'000, 'x') + "\r\n.\r\n",
                                      "MAIL FROM:<a@example.org>\r\n",
                                      "QUIT\r\n"};
    Player player(scenario);
    std::vector<Act> acts = player.begin(false);
    for (const QByteArray &line : lines) {
        if (!acts.empty() && acts.back().kind == Act::Kind::BeginTls)
            (void)player.encrypted();
        for (Act &act : player.take(line))
            acts.push_back(std::move(act));
    }
    return acts;
}

} // namespace

class tst_BuiltIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void allFilesAreCompiledIn()
    {
        const QDir folder(QStringLiteral(SOURCE_DIR "/resources/practice/scenarios"));
        QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        names.replaceInStrings(u".json"_s, QString());
        QVERIFY(names.size() > 20);
        QCOMPARE(scenarioIds(), names);
    }

    void anUnknownIdIsNamed()
    {
        const auto found = builtInScenario(u"../secret"_s);
        QVERIFY(!found.ok());
        QCOMPARE(found.problem().kind, posthorn::Problem::Kind::BadInput);
        QCOMPARE(found.problem().subject, u"../secret"_s);
    }

    void eachIsWholeAndMisbehaves_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : scenarioIds())
            QTest::newRow(qPrintable(id)) << id;
    }
    void eachIsWholeAndMisbehaves()
    {
        QFETCH(QString, id);
        const auto scenario = builtInScenario(id);
        QVERIFY2(scenario.ok(), scenario.ok() ? "" : qPrintable(scenario.problem().words));
        QCOMPARE(scenario->id, id);
        QVERIFY(!scenario->title.isEmpty());
        const bool isDefault = talk(*scenario) == talk(builtInScenario(u"good"_s).value());
        const QStringList onlyForOthers{u"good"_s, u"auth-required"_s, u"starttls-required"_s};
        QCOMPARE(isDefault, onlyForOthers.contains(id));
    }

    /// The player and the schema know the same moments and keys.
    void theSchemaKnowsEveryMoment()
    {
        QFile file(QStringLiteral(SOURCE_DIR "/resources/practice/scenario.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject moments = schema[u"properties"_s][u"on"_s][u"properties"_s].toObject();
        QCOMPARE(static_cast<std::size_t>(moments.size()), allMoments.size());
        for (const Moment moment : allMoments)
            QVERIFY2(moments.contains(idOf(moment)), idOf(moment).data());
    }
};

QTEST_GUILESS_MAIN(tst_BuiltIn)
#include "tst_BuiltIn.moc"
