// SPDX-License-Identifier: MIT
#include "report/CheckCard.h"
#include "report/Pieces.h"
#include "report/Report.h"

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

QString utc(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

Json endpointJson(const Endpoint &endpoint)
{
    return object(
        {{"host", endpoint.host}, {"port", int{endpoint.port}}, {"security", idOf(endpoint.security)}});
}

Json targetJson(const check::CheckReport &report)
{
    return object({{"host", report.target.host},
                   {"port", int{report.target.port}},
                   {"security", idOf(report.target.security)},
                   {"user", orNull(report.user)},
                   {"auth", report.auth}});
}

Json happyVerdict(const check::CheckReport &report)
{
    return object({{"status", idOf(report.verdict)},
                   {"cause", nullptr},
                   {"confidence", "certain"_L1},
                   {"stage", nullptr},
                   {"retry", nullptr},
                   {"fixable_by", nullptr},
                   {"title", nullptr},
                   {"explanation", nullptr},
                   {"steps", QStringList()},
                   {"fixes", QStringList()},
                   {"reply", nullptr}});
}

Json verdictJson(const check::CheckReport &report, const explain::Catalogue &words)
{
    if (!report.diagnosis)
        return happyVerdict(report);
    const explain::Card card = checkCard(report, words);
    const bool hasReply = report.problem && report.problem->reply;
    return object({{"status", idOf(report.verdict)},
                   {"cause", report.diagnosis->cause},
                   {"confidence", idOf(report.diagnosis->confidence)},
                   {"stage", report.stage ? Json(idOf(*report.stage)) : Json()},
                   {"retry", idOf(card.retry)},
                   {"fixable_by", idOf(card.fixableBy)},
                   {"title", card.title},
                   {"explanation", card.why},
                   {"steps", card.steps},
                   {"fixes", fixesJson(card.fixes)},
                   {"reply", hasReply ? Json(report.problem->reply->verbatim()) : Json()}});
}

Json stageJson(const Step &step, const check::CheckReport &report, const explain::Catalogue &words)
{
    std::vector<std::pair<QString, Json>> evidence;
    for (auto it = step.evidence.cbegin(); it != step.evidence.cend(); ++it)
        evidence.emplace_back(it.key(), it.value());
    const bool isCulprit = report.diagnosis && report.stage == step.stage;
    return object({{"id", idOf(step.stage)},
                   {"status", idOf(step.status)},
                   {"ms", step.ms},
                   {"summary", words.summary(step)},
                   {"cause", isCulprit ? Json(report.diagnosis->cause) : Json()},
                   {"evidence", object(evidence)}});
}

Json stagesJson(const check::CheckReport &report, const explain::Catalogue &words)
{
    std::vector<Json> stages;
    stages.reserve(report.steps.size());
    for (const Step &step : report.steps)
        stages.push_back(stageJson(step, report, words));
    return stages;
}

Json tlsJson(const TlsFacts &tls)
{
    if (tls.protocol.isEmpty() && tls.certificate.isEmpty())
        return {};
    const CertificateFacts &certificate = tls.certificate;
    return object({{"protocol", orNull(tls.protocol)},
                   {"cipher", orNull(tls.cipher)},
                   {"certificate", object({{"subject", certificate.subject},
                                           {"issuer", certificate.issuer},
                                           {"names", certificate.names},
                                           {"not_before", orNull(utc(certificate.notBefore))},
                                           {"not_after", orNull(utc(certificate.notAfter))},
                                           {"sha256", QString::fromLatin1(certificate.sha256)}})}});
}

Json notProvenJson(const check::CheckReport &report, const explain::Catalogue &words)
{
    QStringList stages;
    for (const Step &step : report.steps) {
        if (step.status == StepStatus::NotTested)
            stages.append(words.stageName(step.stage));
    }
    return stages;
}

Json transcriptJson(const Transcript &transcript)
{
    std::vector<Json> lines;
    lines.reserve(transcript.lines.size());
    for (const Line &line : transcript.lines)
        lines.push_back(object({{"ms", line.ms}, {"from", idOf(line.from)}, {"line", line.text}}));
    return lines;
}

} // namespace

QByteArray checkJson(const check::CheckReport &report, const explain::Catalogue &words, const Tool &tool)
{
    return document(object({{"schema", "posthorn.check/1"_L1},
                            {"tool", object({{"version", tool.version}, {"qt", tool.qt}, {"tls", tool.tls}})},
                            {"started", utc(report.started)},
                            {"elapsed_ms", report.elapsedMs},
                            {"target", targetJson(report)},
                            {"verdict", verdictJson(report, words)},
                            {"suggestion", report.suggestion ? endpointJson(*report.suggestion) : Json()},
                            {"stages", stagesJson(report, words)},
                            {"alternatives", alternativesJson(report.alternatives)},
                            {"tls", tlsJson(report.transcript.tls)},
                            {"capabilities", object({{"before_tls", report.transcript.capabilitiesBeforeTls},
                                                     {"after_tls", report.transcript.capabilitiesAfterTls}})},
                            {"not_proven", notProvenJson(report, words)},
                            {"transcript", transcriptJson(report.transcript)}}));
}

QByteArray stageLine(const Step &step, const explain::Catalogue &words)
{
    return document(object({{"schema", "posthorn.check.stage/1"_L1}, {"stage", stageJson(step, {}, words)}}));
}

} // namespace posthorn::report
