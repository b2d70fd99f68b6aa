// SPDX-License-Identifier: MIT
#include "report/Json.h"
#include "report/Masking.h"
#include "report/Pieces.h"
#include "report/Report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

check::CheckReport refusedReport()
{
    check::CheckReport report{.target = {u"smtp.example.com"_s, 587, Security::StartTls},
                              .user = u"anna@example.com"_s};
    report.started = QDateTime({2026, 11, 21}, {12, 0}, Qt::UTC);
    report.verdict = check::CheckReport::Verdict::Fails;
    report.stage = Stage::Auth;
    report.problem = Problem{.stage = Stage::Auth,
                             .kind = Problem::Kind::AuthRefused,
                             .reply = Reply{.code = 535, .lines = {u"535 5.7.8 no\x1b[2J <img src=x>"_s}}};
    report.diagnosis = Diagnosis{.cause = u"auth.bad-credentials"_s, .stage = Stage::Auth, .code = 535};
    report.steps = {{.stage = Stage::Auth, .status = StepStatus::Failed, .ms = 212},
                    {.stage = Stage::Sender, .status = StepStatus::NotTested}};
    report.transcript.lines = {
        {.ms = 1, .from = Line::From::Client, .text = u"MAIL FROM:<anna@example.com>"_s}};
    return report;
}

QJsonObject parsed(const QByteArray &document)
{
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(document, &error);
    return error.error == QJsonParseError::NoError ? json.object() : QJsonObject();
}

} // namespace

class tst_Report : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keysStayInTheOrderTheyWereWritten()
    {
        const auto json = report::object({{"zebra", 1}, {"apple", u"a\"\n"_s}, {"none", nullptr}});
        QCOMPARE(json.text, QByteArray("{\"zebra\":1,\"apple\":\"a\\\"\\n\",\"none\":null}"));
    }

    void anyTextBecomesValidJson()
    {
        for (char16_t c = 0; c < 0x3000; ++c) {
            const QString text(1, QChar(c));
            const QByteArray document = report::document(report::object({{"t", text}}));
            QCOMPARE(parsed(document).value("t"_L1).toString(), text);
        }
    }

    void aRefusedSignInIsToldInFull()
    {
        const QJsonObject json =
            parsed(report::checkJson(refusedReport(), explain::Catalogue::builtIn(), {.version = u"1"_s}));
        const QJsonObject verdict = json.value("verdict"_L1).toObject();
        QCOMPARE(verdict.value("cause"_L1).toString(), u"auth.bad-credentials"_s);
        QCOMPARE(verdict.value("stage"_L1).toString(), u"auth"_s);
        QVERIFY(!verdict.value("title"_L1).toString().isEmpty());
        QVERIFY(!verdict.value("explanation"_L1).toString().isEmpty());
        QCOMPARE(json.value("stages"_L1).toArray().first().toObject().value("cause"_L1).toString(),
                 u"auth.bad-credentials"_s);
        QVERIFY(json.value("alternatives"_L1).isArray());
        QCOMPARE(json.value("started"_L1).toString(), u"2026-11-21T12:00:00Z"_s);
    }

    void serverWordsCannotDriveTheTerminal()
    {
        const QString text = report::checkText(refusedReport(), explain::Catalogue::builtIn());
        QVERIFY(!text.contains(u'\x1b'));
        QVERIFY(text.contains(u"535 5.7.8 no␛[2J <img src=x>"_s));
    }

    void whatIsCopiedForATicketNamesNobody()
    {
        const QString text = report::checkMarkdown(refusedReport(), explain::Catalogue::builtIn(), {});
        QVERIFY(!text.contains(u"anna"_s));
        QVERIFY(text.contains(u"a…@example.com"_s));
    }

    void localPartsAreMaskedWhereverTheyStand()
    {
        QCOMPARE(report::withLocalPartsMasked(u"RCPT TO:<bob.b@x.org> (carol@y.org)"_s),
                 u"RCPT TO:<b…@x.org> (c…@y.org)"_s);
        QCOMPARE(report::withLocalPartsMasked(u"no address here"_s), u"no address here"_s);
    }

    void longTextIsWrappedWithoutLosingAWord()
    {
        const QString words = u"one two three four five six seven eight nine ten eleven twelve"_s;
        const QString wrapped = report::wrapped(words, u" 1. "_s, 24);
        for (const QString &line : wrapped.split(u'\n'))
            QVERIFY(line.size() <= 24);
        QCOMPARE(QString(wrapped).remove(u" 1. "_s).simplified(), words);
    }

    void theIdOfAnExplanationComesBackAsItWas()
    {
        const Diagnosis diagnosis{.cause = u"rcpt.unknown"_s};
        for (const QJsonValue &id : {QJsonValue(7), QJsonValue(u"x"_s), QJsonValue(QJsonValue::Null)}) {
            const auto json = parsed(report::explanationJson(diagnosis, explain::Catalogue::builtIn(), id));
            QCOMPARE(json.value("id"_L1), id);
        }
        QVERIFY(!parsed(report::explanationJson(diagnosis, explain::Catalogue::builtIn())).contains("id"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_Report)
#include "tst_Report.moc"
