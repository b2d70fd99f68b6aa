// SPDX-License-Identifier: MIT
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StepList.h"

#include <QHBoxLayout>
#include <QLocale>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

struct Face
{
    QString icon{};
    Ink ink = Ink::Muted;
    QString word{};
};

Face faceOf(StepStatus status, bool finished)
{
    switch (status) {
    case StepStatus::Ok:
        return {u"ok"_s, Ink::Ok, StepRow::tr("done")};
    case StepStatus::Warning:
        return {u"warn"_s, Ink::Warn, StepRow::tr("look at this")};
    case StepStatus::Failed:
        return {u"fail"_s, Ink::Fail, StepRow::tr("failed")};
    case StepStatus::Running:
        return {u"running"_s, Ink::Accent, StepRow::tr("running")};
    case StepStatus::Skipped:
        return {u"skipped"_s, Ink::Muted, StepRow::tr("not needed")};
    case StepStatus::NotTested:
        if (finished)
            return {u"skipped"_s, Ink::Muted, StepRow::tr("not reached")};
        return {u"waiting"_s, Ink::Muted, StepRow::tr("waiting")};
    }
    Q_UNREACHABLE();
}

bool wasReached(StepStatus status)
{
    return status != StepStatus::NotTested && status != StepStatus::Skipped;
}

QString timeOf(const Step &step)
{
    if (!wasReached(step.status) || step.status == StepStatus::Running)
        return {};
    return StepRow::tr("%1 ms").arg(QLocale{}.toString(step.ms));
}

} // namespace

StepRow::StepRow(const StepLine &line, QWidget *parent)
    : QWidget(parent),
      m_line(line),
      m_mark(new Mark),
      m_name(new PlainLabel({}, Type::Body)),
      m_summary(new PlainLabel({}, Type::Body)),
      m_time(new PlainLabel({}, Type::Caption, Ink::Muted))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::tiny, 0, space::tiny);
    row->setSpacing(space::medium);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(m_name->fitting(PlainLabel::Fit::Wrap), 0, Qt::AlignTop);
    row->addWidget(m_summary->fitting(PlainLabel::Fit::Fill), 1, Qt::AlignTop);
    row->addWidget(m_time, 0, Qt::AlignTop);
    m_name->setFixedWidth(m_name->fontMetrics().averageCharWidth() * 15);
    m_name->setMinimumHeight(measure::icon);
    m_summary->setMinimumHeight(measure::icon);
    m_time->setMinimumHeight(measure::icon);
    refresh();
}

void StepRow::show(const StepLine &line)
{
    const auto shown = m_line.shown;
    m_line = line;
    m_line.shown = shown;
    refresh();
}

void StepRow::finish(bool stopped)
{
    m_phase = stopped ? Phase::Stopped : Phase::Through;
    refresh();
}

void StepRow::refresh()
{
    const auto face = faceOf(m_line.step.status, m_phase != Phase::Going);
    const auto reached = wasReached(m_line.step.status);
    m_mark->setIcon(face.icon, face.ink);
    m_mark->setTurning(m_line.step.status == StepStatus::Running);
    m_name->setText(m_line.name);
    m_name->setInk(reached ? Ink::Text : Ink::Muted);
    m_summary->setText(reached && !m_line.summary.isEmpty() ? m_line.summary : face.word);
    m_summary->setInk(reached ? Ink::Text : Ink::Muted);
    m_time->setText(timeOf(m_line.step));
    setAccessibleName(tr("%1: %2. %3").arg(m_line.name, face.word, reached ? m_line.summary : QString{}));
    setVisible(isWanted());
}

bool StepRow::isWanted() const
{
    const auto status = m_line.step.status;
    switch (m_line.shown) {
    case StepLine::Shown::Always:
        return wasReached(status) || m_phase != Phase::Through;
    case StepLine::Shown::WhenReached:
        return wasReached(status);
    case StepLine::Shown::WhenWrong:
        return status == StepStatus::Failed || status == StepStatus::Warning;
    }
    Q_UNREACHABLE();
}

} // namespace posthorn::ui
