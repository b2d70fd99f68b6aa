// SPDX-License-Identifier: MIT
#pragma once
// "Test connection": which way in, the steps live, the card of what stood in the way.

#include "check/CheckReport.h"
#include "check/History.h"
#include "explain/Catalogue.h"
#include "ui/check/TargetChooser.h"
#include "ui/widgets/Page.h"

class QPushButton;

namespace posthorn::ui {

class FactCard;
class Notice;
class PastRuns;
class PlainLabel;
class PrimaryButton;
class StepList;
struct StepLine;

class CheckPage : public Page
{
    Q_OBJECT
public:
    /// `words` outlives the page.
    explicit CheckPage(const explain::Catalogue &words, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *entry() const override { return m_target->entry(); }
    /// Which account or way in; fill it, choose in it, apply fixes to it.
    [[nodiscard]] TargetChooser *target() const { return m_target; }

    /// A run has begun; these are its stages.
    void begin(const std::vector<Step> &stages);
    void showStep(const Step &step);
    void finish(const check::CheckReport &report);
    /// It could not begin: one sentence.
    void refuse(const QString &sentence);
    /// What earlier tests of the chosen account found.
    void recall(const check::History &history, const QDateTime &now);
    /// The same when the last of them is the one on the page.
    void compare(const check::History &history, const QDateTime &now);
    /// As if the button was pressed.
    void submit();

Q_SIGNALS:
    void checkRequested(const posthorn::ui::CheckRequest &request);
    void stopRequested();
    void copyRequested();
    void saveRequested();
    void writeRequested(const QString &accountId);
    void fixChosen(const posthorn::explain::Fix &fix);
    /// What a fix changed about the account is to stay.
    void keepRequested(const posthorn::ui::CheckRequest &request);

private:
    void addHead();
    void addBody();
    void setRunning(bool running);
    void showReportActs(bool visible);
    void openVerdict(const check::CheckReport &report);
    void openSuccess(const check::CheckReport &report);
    void openCard(const check::CheckReport &report);
    void putPastLast();
    void showChange();
    void sayOfThePast(const QString &sentence);
    void undoChange();
    [[nodiscard]] StepLine lineOf(const Step &step) const;

    const explain::Catalogue &m_words;
    TargetChooser *m_target;
    PrimaryButton *m_test;
    QPushButton *m_stop;
    QPushButton *m_copy;
    QPushButton *m_save;
    Notice *m_notice;
    Notice *m_change; ///< what a fix changed, until it is kept or undone
    PrimaryButton *m_keep;
    StepList *m_steps;
    PlainLabel *m_since; ///< the last test beside those before
    PastRuns *m_past;
    bool m_worked = false; ///< the last run, to its end
};

} // namespace posthorn::ui
