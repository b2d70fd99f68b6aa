// SPDX-License-Identifier: MIT
#pragma once
// What earlier tests of an account found, and what is otherwise since the last good one.

#include "check/History.h"
#include "explain/Catalogue.h"

#include <QWidget>

class QGridLayout;

namespace posthorn::ui {

class PlainLabel;

class PastRuns : public QWidget
{
    Q_OBJECT
public:
    /// `words` outlives it.
    explicit PastRuns(const explain::Catalogue &words, QWidget *parent = nullptr);

    /// What has the keyboard.
    [[nodiscard]] QWidget *entry() const { return m_entry; }
    /// Newest first; hidden where there are none.
    void show(const check::History &history, const QDateTime &now);

private:
    void addRow(const check::PastRun &run, const QDateTime &now);

    const explain::Catalogue &m_words;
    QWidget *m_rows;
    QWidget *m_entry = nullptr;
    QGridLayout *m_grid = nullptr;
};

/// "12 minutes ago", and a day later "20 Nov 2026 14:02".
[[nodiscard]] QString agoWords(const QDateTime &when, const QDateTime &now);
/// "Works", or the headline of what stood in the way.
[[nodiscard]] QString outcomeWords(const check::PastRun &run, const explain::Catalogue &words);
/// The last test as it is remembered; empty where there was none.
[[nodiscard]] QString lastWords(const check::History &history, const explain::Catalogue &words,
                                const QDateTime &now);
/// The last test beside the last good one before it; empty where there is nothing to compare.
[[nodiscard]] QString sinceWords(const check::History &history, const QDateTime &now);

} // namespace posthorn::ui
