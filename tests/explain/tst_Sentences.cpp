// SPDX-License-Identifier: MIT
// Stage names, step summaries, and one sentence for each Problem.
#include "explain/Catalogue.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using explain::Catalogue;

static QString summary(Stage stage, StepStatus status, const QMap<QString, QString> &evidence = {})
{
    return Catalogue::builtIn().summary({.stage = stage, .status = status, .evidence = evidence});
}

class tst_Sentences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyStageHasItsOwnName()
    {
        QSet<QString> names;
        for (const Stage stage : allStages)
            names.insert(Catalogue::builtIn().stageName(stage));
        QCOMPARE(names.size(), static_cast<qsizetype>(allStages.size()));
        QVERIFY(!names.contains(QString()));
    }

    void everyStepHasASummaryInEveryState()
    {
        for (const Stage stage : allStages) {
            for (const StepStatus status : {StepStatus::Ok, StepStatus::Warning, StepStatus::Failed,
                                            StepStatus::NotTested, StepStatus::Skipped, StepStatus::Running})
                QVERIFY2(!summary(stage, status).isEmpty(), idOf(stage).data());
        }
    }

    void evidenceBecomesWords()
    {
        QCOMPARE(summary(Stage::Connect, StepStatus::Ok, {{u"address"_s, u"192.0.2.5:587"_s}}),
                 u"port 587 of 192.0.2.5 answered"_s);
        QCOMPARE(summary(Stage::Greeting, StepStatus::Ok, {{u"text"_s, u"220-mx ESMTP\n220 hi"_s}}),
                 u"mx ESMTP"_s);
        QCOMPARE(
            summary(Stage::Tls, StepStatus::Ok, {{u"protocol"_s, u"TLSv1.3"_s}, {u"cipher"_s, u"AES"_s}}),
            u"TLSv1.3, AES"_s);
        QCOMPARE(summary(Stage::Certificate, StepStatus::Ok,
                         {{u"names"_s, u"mx.example.org www.example.org"_s},
                          {u"not_after"_s, u"2027-02-03T00:00:00Z"_s}}),
                 u"for mx.example.org, valid to 3 Feb 2027"_s);
        QCOMPARE(summary(Stage::Capabilities, StepStatus::Ok,
                         {{u"size"_s, u"35882577"_s}, {u"mechanisms"_s, u"LOGIN PLAIN"_s}}),
                 u"takes up to 36 MB, offers LOGIN, PLAIN"_s);
        QCOMPARE(summary(Stage::Auth, StepStatus::Ok, {{u"mechanism"_s, u"PLAIN"_s}}),
                 u"signed in with PLAIN"_s);
    }

    void aFailedStepSaysWhatTheServerSaid()
    {
        QCOMPARE(summary(Stage::Auth, StepStatus::Failed, {{u"reply"_s, u"535 5.7.8 No"_s}}), u"5.7.8 No"_s);
        QCOMPARE(summary(Stage::Connect, StepStatus::Failed, {{u"words"_s, u"Connection refused"_s}}),
                 u"Connection refused"_s);
        QCOMPARE(summary(Stage::Connect, StepStatus::Failed), u"did not work"_s);
    }

    void everyKindHasASentence_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(Problem::Kind::Internal); ++kind)
            QTest::newRow(idOf(static_cast<Problem::Kind>(kind)).data()) << kind;
    }
    void everyKindHasASentence()
    {
        QFETCH(int, kind);
        const Problem bare{.kind = static_cast<Problem::Kind>(kind)};
        Problem full = bare;
        full.subject = u"THING"_s;
        full.words = u"WORDS"_s;
        full.target = u"mail.example.org:587"_s;
        for (const Problem &problem : {bare, full}) {
            const QString sentence = Catalogue::builtIn().sentence(problem);
            QVERIFY(sentence != describe(problem));
            QVERIFY2(sentence.endsWith(u'.') && !sentence.contains(u'{') && !sentence.contains(u'!'),
                     qPrintable(sentence));
        }
    }

    void theSentenceNamesWhatItIsAbout()
    {
        QCOMPARE(
            Catalogue::builtIn().sentence({.kind = Problem::Kind::FileMissing, .subject = u"letter.eml"_s}),
            u"There is no file letter.eml. Check the path."_s);
        QCOMPARE(Catalogue::builtIn().sentence({.kind = Problem::Kind::FileUnreadable,
                                                .words = u"Permission denied"_s,
                                                .subject = u"letter.eml"_s}),
                 u"letter.eml cannot be read: Permission denied. Check that it is a file and open to you."_s);
        QCOMPARE(
            Catalogue::builtIn().sentence(
                {.kind = Problem::Kind::BadInput, .words = u"is larger than 64 MB"_s, .subject = u"stdin"_s}),
            u"stdin is larger than 64 MB."_s);
        QCOMPARE(Catalogue::builtIn().sentence({.kind = Problem::Kind::BadInput,
                                                .words = u"illegal value"_s,
                                                .subject = u"accounts.json"_s}),
                 u"accounts.json: illegal value."_s);
    }
};

QTEST_GUILESS_MAIN(tst_Sentences)
#include "tst_Sentences.moc"
