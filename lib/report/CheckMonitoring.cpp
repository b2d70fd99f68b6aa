// SPDX-License-Identifier: MIT
// A connection test for what watches it: Nagios plugins, Prometheus' text format, GitHub's log.
#include "base/VisibleText.h"
#include "report/CheckCard.h"
#include "report/Report.h"

#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

using Verdict = check::CheckReport::Verdict;

QString seconds(qint64 ms)
{
    return QString::number(static_cast<double>(ms) / 1000, 'f', 3);
}

QString targetText(const check::CheckReport &report)
{
    return authority(report.target.host, report.target.port);
}

QString headline(const check::CheckReport &report, const explain::Catalogue &words)
{
    if (!report.diagnosis)
        return targetText(report) + u" works"_s;
    return u"%1: %2 (%3)"_s.arg(targetText(report), words.card(*report.diagnosis).title,
                                report.diagnosis->cause);
}

QString nagiosWord(Verdict verdict)
{
    static constexpr std::array all{"OK", "WARNING", "CRITICAL", "UNKNOWN"};
    return QString::fromLatin1(all.at(static_cast<std::size_t>(nagiosExit(verdict))));
}

bool wasTimed(const Step &step)
{
    return step.status == StepStatus::Ok || step.status == StepStatus::Warning ||
           step.status == StepStatus::Failed;
}

QString metric(const QString &name, const QString &help)
{
    return u"# HELP %1 %2\n# TYPE %1 gauge\n"_s.arg(name, help);
}

/// Of a workflow command: a message may not begin a line of its own, a property may not end early.
QString escapedForGithub(QString text, bool isProperty)
{
    text.replace(u'%', "%25"_L1).replace(u'\r', "%0D"_L1).replace(u'\n', "%0A"_L1);
    return isProperty ? text.replace(u':', "%3A"_L1).replace(u',', "%2C"_L1) : text;
}

QLatin1StringView githubCommand(Verdict verdict)
{
    if (verdict == Verdict::Works)
        return "notice"_L1;
    return verdict == Verdict::Temporary ? "warning"_L1 : "error"_L1;
}

} // namespace

int nagiosExit(check::CheckReport::Verdict verdict)
{
    switch (verdict) {
    case Verdict::Works:
        return 0;
    case Verdict::Temporary:
        return 1;
    case Verdict::Fails:
        return 2;
    case Verdict::Untested:
        break;
    }
    return 3;
}

QString nagiosSentence(check::CheckReport::Verdict verdict, const QString &sentence)
{
    QString line = visibleText(sentence);
    return u"SMTP %1 - %2"_s.arg(nagiosWord(verdict), line.replace(u'|', u'/').replace(u'\n', u' '));
}

QString checkNagios(const check::CheckReport &report, const explain::Catalogue &words)
{
    QStringList data{u"time=%1s;;;0"_s.arg(seconds(report.elapsedMs))};
    for (const Step &step : report.steps) {
        if (wasTimed(step) && step.stage != Stage::Input)
            data.append(u"%1=%2s;;;0"_s.arg(idOf(step.stage), seconds(step.ms)));
    }
    const QDateTime end = report.transcript.tls.certificate.notAfter;
    if (end.isValid())
        data.append(u"cert_days=%1"_s.arg(report.started.daysTo(end)));
    return nagiosSentence(report.verdict, headline(report, words)) + u" | "_s + data.join(u' ') + u'\n';
}

QString checkPrometheus(const check::CheckReport &report)
{
    QString text = metric(u"posthorn_check_success"_s, u"1 when the connection works."_s);
    text += u"posthorn_check_success %1\n"_s.arg(int{report.verdict == Verdict::Works});
    text += metric(u"posthorn_check_duration_seconds"_s, u"Time of the whole test."_s);
    text += u"posthorn_check_duration_seconds %1\n"_s.arg(seconds(report.elapsedMs));
    text += metric(u"posthorn_check_stage_seconds"_s, u"Time of each stage that was reached."_s);
    for (const Step &step : report.steps) {
        if (wasTimed(step))
            text +=
                u"posthorn_check_stage_seconds{stage=\"%1\"} %2\n"_s.arg(idOf(step.stage), seconds(step.ms));
    }
    if (const QDateTime end = report.transcript.tls.certificate.notAfter; end.isValid()) {
        text += metric(u"posthorn_check_cert_not_after_seconds"_s,
                       u"When the certificate ends, in seconds since 1970."_s);
        text += u"posthorn_check_cert_not_after_seconds %1\n"_s.arg(end.toSecsSinceEpoch());
    }
    if (report.diagnosis) {
        text += metric(u"posthorn_check_cause"_s, u"Why it does not work."_s);
        text += u"posthorn_check_cause{cause=\"%1\"} 1\n"_s.arg(report.diagnosis->cause);
    }
    return text;
}

QString checkGithub(const check::CheckReport &report, const explain::Catalogue &words)
{
    QString message = headline(report, words);
    if (report.diagnosis) {
        const explain::Card card = explain::onlyOffering(checkCard(report, words), true);
        message += u'\n' + card.why;
        for (const explain::Fix &fix : card.fixes)
            message += u"\n- "_s + fix.text + (fix.url.isEmpty() ? QString() : u": "_s + fix.url.toString());
    }
    return u"::%1 title=%2::%3\n"_s.arg(githubCommand(report.verdict),
                                        escapedForGithub(u"Mail connection to "_s + targetText(report), true),
                                        escapedForGithub(visibleText(message), false));
}

} // namespace posthorn::report
