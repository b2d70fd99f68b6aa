// SPDX-License-Identifier: MIT
#include "ui/check/PastRuns.h"

#include "ui/widgets/Fold.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using check::Change;
using check::PastRun;
using Verdict = check::CheckReport::Verdict;

QString nameOf(Change change)
{
    switch (change) {
    case Change::Server:
        return PastRuns::tr("the settings");
    case Change::User:
        return PastRuns::tr("the user name");
    case Change::Address:
        return PastRuns::tr("the address that answers");
    case Change::Certificate:
        return PastRuns::tr("the certificate");
    case Change::Issuer:
        return PastRuns::tr("its issuer");
    case Change::Protocol:
        return PastRuns::tr("the version of encryption");
    case Change::Abilities:
        return PastRuns::tr("what the server offers");
    }
    Q_UNREACHABLE();
}

Mark *markOf(const PastRun &run)
{
    switch (run.verdict) {
    case Verdict::Works:
        return new Mark(u"ok"_s, Ink::Ok);
    case Verdict::Temporary:
        return new Mark(u"warn"_s, Ink::Warn);
    case Verdict::Fails:
        return new Mark(u"fail"_s, Ink::Fail);
    case Verdict::Untested:
        break;
    }
    return new Mark(u"skipped"_s, Ink::Muted);
}

PlainLabel *cellOf(const QString &text, Ink ink)
{
    auto *label = new PlainLabel(text, Type::Body, ink);
    label->setMinimumHeight(measure::icon);
    return label;
}

} // namespace

PastRuns::PastRuns(const explain::Catalogue &words, QWidget *parent)
    : QWidget(parent), m_words(words), m_rows(new QWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, 0);
    auto *fold = new Fold(tr("Earlier tests"), m_rows);
    layout->addWidget(fold);
    m_entry = fold->entry();
    new QVBoxLayout(m_rows);
    m_rows->layout()->setContentsMargins(0, 0, 0, 0);
    hide();
}

void PastRuns::show(const check::History &history, const QDateTime &now)
{
    if (m_grid) {
        m_grid->parentWidget()->hide();
        m_grid->parentWidget()->deleteLater();
    }
    auto *table = new QWidget;
    m_grid = new QGridLayout(table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::medium);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnStretch(2, 1);
    std::for_each(history.runs().rbegin(), history.runs().rend(),
                  [&](const PastRun &run) { addRow(run, now); });
    m_rows->layout()->addWidget(table);
    setVisible(!history.runs().empty());
}

void PastRuns::addRow(const PastRun &run, const QDateTime &now)
{
    const int row = m_grid->rowCount();
    m_grid->addWidget(markOf(run), row, 0, Qt::AlignTop);
    m_grid->addWidget(cellOf(agoWords(run.when, now), Ink::Muted), row, 1, Qt::AlignTop);
    m_grid->addWidget(cellOf(outcomeWords(run, m_words), Ink::Text)->fitting(PlainLabel::Fit::Fill), row, 2,
                      Qt::AlignTop);
}

QString agoWords(const QDateTime &when, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    const qint64 seconds = when.secsTo(now);
    if (seconds < 0 || seconds >= 24 * hour)
        return QLocale{}.toString(when.toLocalTime(), QLocale::ShortFormat);
    if (seconds < minute)
        return PastRuns::tr("just now");
    return seconds < hour ? PastRuns::tr("%1 min ago").arg(seconds / minute)
                          : PastRuns::tr("%1 h ago").arg(seconds / hour);
}

QString outcomeWords(const PastRun &run, const explain::Catalogue &words)
{
    if (!run.works())
        return words.card({.cause = run.cause, .arguments = {{u"host"_s, run.endpoint.host}}}).title;
    return run.user.isEmpty() ? PastRuns::tr("Works, without signing in") : PastRuns::tr("Works");
}

QString lastWords(const check::History &history, const explain::Catalogue &words, const QDateTime &now)
{
    const PastRun *last = history.last();
    return last ? PastRuns::tr("Last test %1: %2").arg(agoWords(last->when, now), outcomeWords(*last, words))
                : QString();
}

QString sinceWords(const check::History &history, const QDateTime &now)
{
    const PastRun *good = history.lastGoodBefore();
    const PastRun *last = history.last();
    if (!last || (!good && last->works()))
        return {};
    if (!good)
        return PastRuns::tr("No test of this account has worked yet.");
    QStringList changes;
    for (const Change change : check::changesBetween(*good, *last))
        changes += nameOf(change);
    const QString when = agoWords(good->when, now);
    if (changes.empty())
        return PastRuns::tr("Last good before: %1; nothing that was seen has changed since.").arg(when);
    return PastRuns::tr("Last good before: %1; since then changed: %2.")
        .arg(when, changes.join(PastRuns::tr(", ")));
}

} // namespace posthorn::ui
