// SPDX-License-Identifier: MIT
#include "base/VisibleText.h"
#include "report/CheckCard.h"
#include "report/Masking.h"
#include "report/Pieces.h"
#include "report/Report.h"

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

QString markOf(StepStatus status)
{
    switch (status) {
    case StepStatus::Ok:
        return u"✓"_s;
    case StepStatus::Warning:
        return u"!"_s;
    case StepStatus::Failed:
        return u"✗"_s;
    case StepStatus::NotTested:
    case StepStatus::Skipped:
    case StepStatus::Running:
        break;
    }
    return u"–"_s;
}

/// What a script's author need not read: stages this route does not have, and bookkeeping that went well.
bool isWorthALine(const Step &step)
{
    const bool bookkeeping = step.stage == Stage::Input || step.stage == Stage::Discover;
    const bool happened = step.status != StepStatus::Skipped && step.status != StepStatus::NotTested;
    return happened && !(bookkeeping && step.status == StepStatus::Ok);
}

QString shortened(const QString &text)
{
    constexpr qsizetype room = 48;
    const QString visible = visibleText(text).replace(u'\n', u' ');
    return visible.size() > room ? visible.first(room - 1) + u'…' : visible.leftJustified(room);
}

QString stepLine(const Step &step, const explain::Catalogue &words)
{
    return u" %1  %2 %3 %4 ms"_s.arg(markOf(step.status), words.stageName(step.stage).leftJustified(14),
                                     shortened(words.summary(step)),
                                     QString::number(step.ms).rightJustified(6));
}

QString untestedLine(const check::CheckReport &report, const explain::Catalogue &words)
{
    QStringList names;
    for (const Step &step : report.steps) {
        if (step.status == StepStatus::NotTested)
            names.append(words.stageName(step.stage));
    }
    return names.isEmpty() ? QString() : wrapped(names.join(u", "_s), u" –  not tested: "_s) + u'\n';
}

QString headLine(const check::CheckReport &report)
{
    QStringList parts{authority(report.target.host, report.target.port)};
    switch (report.target.security) {
    case Security::None:
        parts.append(u"not encrypted"_s);
        break;
    case Security::StartTls:
        parts.append(u"STARTTLS"_s);
        break;
    case Security::Tls:
        parts.append(u"TLS"_s);
        break;
    }
    if (!report.user.isEmpty())
        parts.prepend(report.user);
    return parts.join(u" · ");
}

QString serverWords(const check::CheckReport &report)
{
    if (!report.problem)
        return {};
    if (report.problem->reply)
        return report.problem->reply->verbatim();
    return report.problem->words;
}

QString quotedWords(const QString &verbatim)
{
    QString text;
    for (const QString &line : visibleText(verbatim).trimmed().split(u'\n'))
        text += u"    "_s + line + u'\n';
    return text;
}

QString stepsText(const check::CheckReport &report, const explain::Catalogue &words)
{
    QString text;
    for (const Step &step : report.steps) {
        if (isWorthALine(step))
            text += stepLine(step, words) + u'\n';
    }
    return text + untestedLine(report, words);
}

QString verdictText(const check::CheckReport &report, const explain::Catalogue &words)
{
    if (!report.diagnosis)
        return u"It works.\n"_s;
    explain::Card card = checkCard(report, words);
    if (report.suggestion) // what a button of the window does, a reader does by hand
        card.steps.prepend(card.fixes.front().text + u'.');
    QString text = cardText(card);
    const QString verbatim = serverWords(report);
    if (!verbatim.isEmpty())
        text += u'\n' + (report.problem->reply ? u"The server said:\n"_s : u"What was seen:\n"_s) +
                quotedWords(verbatim);
    return text;
}

} // namespace

QString checkText(const check::CheckReport &report, const explain::Catalogue &words)
{
    return headLine(report) + u"\n\n"_s + stepsText(report, words) + u'\n' + verdictText(report, words) +
           alternativesText(report.alternatives, words);
}

QString checkMarkdown(const check::CheckReport &report, const explain::Catalogue &words, const Tool &tool)
{
    QString text = u"## Connection test: "_s + headLine(report) + u"\n\n"_s;
    text += u"```\n"_s + stepsText(report, words) + u"```\n\n"_s + verdictText(report, words);
    if (!report.alternatives.empty())
        text += u"\n```"_s + alternativesText(report.alternatives, words) + u"```\n"_s;
    text += u"\n<details><summary>Protocol</summary>\n\n```\n"_s;
    for (const Line &line : report.transcript.lines)
        text += u"%1 ms  %2  %3\n"_s.arg(line.ms, 6).arg(idOf(line.from), 6).arg(visibleText(line.text));
    text += u"```\n\n</details>\n\n"_s;
    text += u"Posthorn %1, Qt %2, %3, %4\n"_s.arg(tool.version, tool.qt, tool.tls,
                                                  report.started.toUTC().toString(Qt::ISODate));
    return withLocalPartsMasked(text);
}

} // namespace posthorn::report
