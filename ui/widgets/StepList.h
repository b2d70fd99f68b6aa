// SPDX-License-Identifier: MIT
#pragma once
// The stations of a run, live: what is reached, how it went, how long it took. The card of a failed one opens
// under its row.

#include "base/Transcript.h"

#include <QWidget>

class QVBoxLayout;

namespace posthorn::ui {

class Mark;
class PlainLabel;

/// A step with its words.
struct StepLine
{
    enum class Shown { Always, WhenReached, WhenWrong };

    Step step{};
    QString name{};
    QString summary{};
    Shown shown = Shown::Always;
};

class StepRow : public QWidget
{
    Q_OBJECT
public:
    explicit StepRow(const StepLine &line, QWidget *parent = nullptr);

    void show(const StepLine &line);
    /// Nothing more will come: what was not reached says so, or goes where nothing stood in the way.
    void finish(bool stopped);
    [[nodiscard]] Stage stage() const { return m_line.step.stage; }
    [[nodiscard]] StepStatus status() const { return m_line.step.status; }

private:
    void refresh();
    [[nodiscard]] bool isWanted() const;

    enum class Phase { Going, Stopped, Through };
    StepLine m_line;
    Phase m_phase = Phase::Going;
    Mark *m_mark;
    PlainLabel *m_name;
    PlainLabel *m_summary;
    PlainLabel *m_time;
};

class StepList : public QWidget
{
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);

    /// Starts afresh with these; whatever was open goes.
    void begin(const std::vector<StepLine> &lines);
    /// Shows the step in its row, with the row's own rule of when it is seen; a stage that has none yet gets
    /// one at the end.
    void show(const StepLine &line);
    void finish();
    /// Puts `card` under the row of `stage`, or at the end where there is no such row.
    void openUnder(Stage stage, QWidget *card);
    void openLast(QWidget *card);

private:
    [[nodiscard]] StepRow *rowOf(Stage stage) const;
    StepRow *add(const StepLine &line);

    QVBoxLayout *m_layout;
    std::vector<StepRow *> m_rows{};
};

} // namespace posthorn::ui
