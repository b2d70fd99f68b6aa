// SPDX-License-Identifier: MIT
#include "report/CheckCard.h"
#include "report/Json.h"
#include "report/Masking.h"
#include "report/Pieces.h"
#include "report/Report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

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

check::CheckReport timedOutReport()
{
    check::CheckReport report{.target = {u"smtp.example.com"_s, 587, Security::StartTls}};
    report.verdict = check::CheckReport::Verdict::Temporary;
    report.stage = Stage::Connect;
    report.problem = Problem{.stage = Stage::Connect, .kind = Problem::Kind::TimedOut};
    report.diagnosis = Diagnosis{.cause = u"net.timeout"_s, .arguments = {{u"port"_s, u"587"_s}}};
    report.suggestion = Endpoint{u"smtp.example.com"_s, 465, Security::Tls};
    report.alternatives = {
        {.endpoint = *report.suggestion, .family = Family::V4, .furthest = Stage::Capabilities, .ms = 41},
        {.endpoint = {u"smtp.example.com"_s, 2525, Security::StartTls},
         .family = Family::V6,
         .cause = u"net.refused"_s,
         .ms = 3}};
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

    void aProvenWayLeadsTheFixesAndADisprovedOneIsLeftOut()
    {
        auto report = timedOutReport();
        const auto card = report::checkCard(report, explain::Catalogue::builtIn());
        QCOMPARE(card.fixes.front().id, u"use-465"_s);
        QCOMPARE(card.fixes.front().text, u"Use port 465 with TLS from the start"_s);
        QCOMPARE(card.fixes.front().apply, (explain::Change{.port = 465, .security = Security::Tls}));
        QVERIFY(std::ranges::none_of(card.fixes, [](const auto &fix) { return fix.id == u"use-2525"_s; }));
    }

    void theWaysThatWereTriedStandInJsonAndText()
    {
        const auto &words = explain::Catalogue::builtIn();
        const auto json = parsed(report::checkJson(timedOutReport(), words, {}));
        const auto ways = json["alternatives"_L1].toArray();
        QCOMPARE(ways.size(), 2);
        QCOMPARE(ways[0], QJsonValue(QJsonObject{{u"host"_s, u"smtp.example.com"_s},
                                                 {u"port"_s, 465},
                                                 {u"security"_s, u"tls"_s},
                                                 {u"family"_s, u"v4"_s},
                                                 {u"furthest"_s, u"capabilities"_s},
                                                 {u"status"_s, u"ok"_s},
                                                 {u"cause"_s, QJsonValue::Null},
                                                 {u"ms"_s, 41}}));
        const QString text = report::checkText(timedOutReport(), words);
        QVERIFY2(text.contains(u"✓  465 · TLS · IPv4"_s), qPrintable(text));
        QVERIFY2(text.contains(u"✗  2525 · STARTTLS · IPv6"_s), qPrintable(text));
        QVERIFY2(text.contains(u"3 ms  The server answers, but not"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"net.refused"_s), qPrintable(text));
    }

    void aMonitorGetsOneLineAndAnExitCode()
    {
        auto report = refusedReport();
        const QString line = report::checkNagios(report, explain::Catalogue::builtIn());
        QCOMPARE(line.count(u'\n'), 1);
        QCOMPARE(line.count(u'|'), 1);
        QVERIFY2(line.startsWith(u"SMTP CRITICAL - smtp.example.com:587: "_s), qPrintable(line));
        QVERIFY2(line.contains(u" auth=0.212s;;;0"_s), qPrintable(line));
        using Verdict = check::CheckReport::Verdict;
        QCOMPARE(report::nagiosExit(Verdict::Works), 0);
        QCOMPARE(report::nagiosExit(Verdict::Temporary), 1);
        QCOMPARE(report::nagiosExit(Verdict::Fails), 2);
        QCOMPARE(report::nagiosSentence(Verdict::Untested, u"a|b\nc"_s), u"SMTP UNKNOWN - a/b c"_s);
    }

    void metricsAreThoseOfTheContract()
    {
        const QString text = report::checkPrometheus(refusedReport());
        QVERIFY(text.contains(u"\nposthorn_check_success 0\n"_s));
        QVERIFY(text.contains(u"\nposthorn_check_stage_seconds{stage=\"auth\"} 0.212\n"_s));
        QVERIFY(text.contains(u"\nposthorn_check_cause{cause=\"auth.bad-credentials\"} 1\n"_s));
        QVERIFY(!text.contains(u"stage=\"sender\""_s));
    }

    void junitCountsWhatItHolds()
    {
        const QByteArray document = report::checkJunit(refusedReport(), explain::Catalogue::builtIn());
        QXmlStreamReader xml(document);
        int cases = 0, failures = 0, skipped = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            cases += xml.name() == "testcase"_L1;
            failures += xml.name() == "failure"_L1;
            skipped += xml.name() == "skipped"_L1;
            if (xml.name() == "testsuite"_L1)
                QCOMPARE(xml.attributes().value("tests"_L1), u"2"_s);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(cases, 2);
        QCOMPARE(failures, 1);
        QCOMPARE(skipped, 1);
    }

    void aServersWordsBeginNoWorkflowCommandOfTheirOwn()
    {
        auto report = refusedReport();
        report.target.host = u"smtp.example.com\n::stop-commands::x"_s;
        const QString text = report::checkGithub(report, explain::Catalogue::builtIn());
        QVERIFY(text.startsWith(u"::error title="_s));
        QCOMPARE(text.count(u'\n'), 1);
    }

    void anEventOfAStreamIsOneDocumentALine()
    {
        const QByteArray line = report::stageLine(
            {.stage = Stage::Auth, .status = StepStatus::Failed, .ms = 9}, explain::Catalogue::builtIn());
        QCOMPARE(line.count('\n'), 1);
        QCOMPARE(parsed(line)["stage"_L1]["id"_L1].toString(), u"auth"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Report)
#include "tst_Report.moc"
