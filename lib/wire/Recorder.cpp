// SPDX-License-Identifier: MIT
#include "wire/Recorder.h"

#include <QStringDecoder>

#include <algorithm>

namespace posthorn::wire {

namespace {

/// UTF-8 where it is, else Latin-1, which fits any bytes.
QString decoded(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

QByteArrayView withoutCr(QByteArrayView line)
{
    return line.endsWith('\r') ? line.chopped(1) : line;
}

/// A second word on a settled stage adds to the first; false when it adds nothing.
bool joins(Step &step, const Step &before)
{
    if (step.status == StepStatus::Running)
        return false;
    step.ms = before.ms;
    auto evidence = before.evidence;
    evidence.insert(step.evidence);
    step.evidence = evidence;
    return step != before;
}

} // namespace

Recorder::Recorder(const Redactor &redactor, Listeners listeners)
    : m_redactor(redactor), m_listeners(std::move(listeners))
{
}

void Recorder::start()
{
    m_elapsed.start();
}

qint64 Recorder::ms() const
{
    return m_elapsed.isValid() ? m_elapsed.elapsed() : 0;
}

void Recorder::heard(QByteArrayView bytes)
{
    m_partial.append(bytes);
    qsizetype from = 0;
    for (auto end = m_partial.indexOf('\n'); end >= 0; end = m_partial.indexOf('\n', from)) {
        addServerLine(withoutCr(QByteArrayView(m_partial).sliced(from, end - from)));
        from = end + 1;
    }
    m_partial.remove(0, from);
    if (m_partial.size() >= longestLine)
        cutPartial();
}

void Recorder::said(QByteArrayView shown)
{
    const QByteArray flight = m_redactor.masked(shown.toByteArray());
    const auto lines = (flight.endsWith('\n') ? flight.chopped(1) : flight).split('\n');
    for (const QByteArray &line : lines)
        add(Line::From::Client, decoded(withoutCr(line)));
}

void Recorder::note(const QString &text)
{
    add(Line::From::Note, text);
}

void Recorder::flush()
{
    if (!m_partial.isEmpty())
        addServerLine(withoutCr(m_partial));
    m_partial.clear();
}

void Recorder::reached(Step step)
{
    for (QString &value : step.evidence)
        m_redactor.mask(value);
    turnPage(step);
    const auto same = [&step](const Step &one) { return one.stage == step.stage; };
    const auto known = std::find_if(m_steps.begin(), m_steps.end(), same);
    const bool again = known != m_steps.end() && known->status != StepStatus::Running;
    if (again && !joins(step, *known))
        return;
    if (!again && step.status != StepStatus::Running)
        settle(step);
    if (known == m_steps.end())
        m_steps.push_back(step);
    else
        *known = step;
    m_listeners.step(step);
}

std::vector<Line> Recorder::endMessage()
{
    m_isBetween = true;
    const auto opening = std::ptrdiff_t(m_opening.value_or(m_lines.size()));
    std::vector<Line> told(m_lines.begin(), m_lines.begin() + opening);
    told.insert(told.end(), m_lines.begin() + std::max(opening, std::ptrdiff_t(m_from)), m_lines.end());
    m_from = m_following.value_or(m_lines.size());
    m_following.reset();
    return told;
}

/// Each message has its own steps; that one begins may be said while the one before still waits for its end.
void Recorder::turnPage(const Step &step)
{
    if (step.stage < Stage::Sender)
        return;
    if (!m_opening)
        m_opening = m_lines.size();
    else if (step.stage == Stage::Sender && step.status == StepStatus::Running && !m_isBetween)
        m_following = m_lines.size();
    if (step.status != StepStatus::Running && std::exchange(m_isBetween, false))
        std::erase_if(m_steps, [](const Step &one) { return one.stage >= Stage::Sender; });
}

void Recorder::settle(Step &step)
{
    if (step.ms == 0 && step.status != StepStatus::Skipped)
        step.ms = ms() - m_settled;
    m_settled = ms();
}

void Recorder::addServerLine(QByteArrayView line)
{
    add(Line::From::Server, decoded(m_redactor.masked(line.toByteArray())));
}

/// A secret that lies across the cut is still whole on its further side.
void Recorder::cutPartial()
{
    const QByteArray piece = m_redactor.masked(m_partial);
    const qsizetype kept = std::min(m_redactor.reach(), piece.size());
    m_partial = piece.last(kept);
    addServerLine(QByteArrayView(piece).chopped(kept));
}

void Recorder::add(Line::From from, const QString &text)
{
    m_lines.push_back({.ms = ms(), .from = from, .text = text});
    m_listeners.line(m_lines.back());
}

} // namespace posthorn::wire
