// SPDX-License-Identifier: MIT
#include "ui/check/Verdict.h"

#include "ui/widgets/PlainLabel.h"

#include <QCoreApplication>
#include <QLocale>
#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("posthorn::ui::Verdict", text);
}

QString prefixOf(Line::From from)
{
    switch (from) {
    case Line::From::Server:
        return u"S: "_s;
    case Line::From::Client:
        return u"C: "_s;
    case Line::From::Note:
        return u"   "_s;
    }
    Q_UNREACHABLE();
}

QString durationOf(qint64 ms)
{
    const QLocale locale;
    return ms < 1000 ? tr("%1 ms").arg(locale.toString(ms))
                     : tr("%1 seconds").arg(locale.toString(static_cast<double>(ms) / 1000, 'f', 1));
}

} // namespace

Tone toneOf(const check::CheckReport &report)
{
    switch (report.verdict) {
    case check::CheckReport::Verdict::Works:
        return Tone::Ok;
    case check::CheckReport::Verdict::Fails:
        return Tone::Fail;
    case check::CheckReport::Verdict::Temporary:
        return Tone::Warn;
    case check::CheckReport::Verdict::Untested:
        return Tone::Info;
    }
    Q_UNREACHABLE();
}

FactCard::Evidence evidenceOf(const check::CheckReport &report)
{
    return evidenceOf(report.problem, report.transcript.lines);
}

CardFrame *makeSuccess(const check::CheckReport &report)
{
    auto *card = new CardFrame(Tone::Ok);
    card->setWord(tr("Works"));
    card->body()->addWidget(
        (new PlainLabel(tr("This connection works"), Type::Section))->fitting(PlainLabel::Fit::Wrap));
    const auto time = durationOf(report.elapsedMs);
    const auto text = report.user.isEmpty()
                          ? tr("%1 answered every step in %2.").arg(report.target.host, time)
                          : tr("%1 took the sign-in of %2. All steps needed %3.")
                                .arg(report.target.host, report.user, time);
    card->body()->addWidget((new PlainLabel(text))->fitting(PlainLabel::Fit::Wrap));
    return card;
}

QString conversation(const std::vector<Line> &lines)
{
    QStringList result;
    for (const auto &line : lines)
        result += prefixOf(line.from) + line.text;
    return result.join(u'\n');
}

FactCard::Evidence evidenceOf(const std::optional<Problem> &problem, const std::vector<Line> &lines)
{
    const bool replied = problem && problem->reply;
    const QString words = replied ? problem->reply->verbatim() : problem ? problem->words : QString();
    return {.words = words, .fromServer = replied, .details = conversation(lines)};
}

} // namespace posthorn::ui
