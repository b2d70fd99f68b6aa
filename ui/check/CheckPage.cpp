// SPDX-License-Identifier: MIT
#include "ui/check/CheckPage.h"

#include "report/CheckCard.h"
#include "ui/accounts/AccountRow.h"
#include "ui/check/PastRuns.h"
#include "ui/check/Verdict.h"
#include "ui/check/WayGrid.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/StepList.h"

#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

/// Bookkeeping is seen only when it goes wrong, and what a usual test does not reach only when it is reached.
StepLine::Shown shownWhen(Stage stage)
{
    switch (stage) {
    case Stage::Input:
    case Stage::Discover:
    case Stage::Hello:
        return StepLine::Shown::WhenWrong;
    case Stage::Recipient:
    case Stage::Send:
    case Stage::Domain:
        return StepLine::Shown::WhenReached;
    case Stage::Dns:
    case Stage::Connect:
    case Stage::Greeting:
    case Stage::Tls:
    case Stage::Certificate:
    case Stage::Capabilities:
    case Stage::Auth:
    case Stage::Sender:
        break;
    }
    return StepLine::Shown::Always;
}

} // namespace

CheckPage::CheckPage(const explain::Catalogue &words, QWidget *parent)
    : Page(tr("Check"), Width::Reading, parent),
      m_words(words),
      m_target(new TargetChooser),
      m_test(new PrimaryButton(tr("Test connection"))),
      m_stop(plainButton(tr("Stop"), u"stop"_s)),
      m_copy(plainButton(tr("Copy report"), u"copy"_s)),
      m_save(plainButton(tr("Save log…"), u"file"_s)),
      m_notice(new Notice({}, Tone::Warn)),
      m_change(new Notice({}, Tone::Info)),
      m_keep(new PrimaryButton(tr("Keep"))),
      m_steps(new StepList),
      m_since(new PlainLabel({}, Type::Caption, Ink::Muted)),
      m_past(new PastRuns(words))
{
    addHead();
    addBody();
    setRunning(false);
    showReportActs(false);
}

void CheckPage::begin(const std::vector<Step> &stages)
{
    const bool hadKeyboard = isAncestorOf(window()->focusWidget()); // also of an inactive window
    std::vector<StepLine> lines;
    for (const auto &step : stages) {
        if (step.status != StepStatus::Skipped)
            lines.push_back(lineOf(step));
    }
    m_notice->hide();
    showReportActs(false);
    m_worked = false;
    showChange();
    m_steps->begin(lines);
    setContext(m_target->words());
    setRunning(true);
    if (hadKeyboard)
        m_stop->setFocus();
}

void CheckPage::showStep(const Step &step)
{
    m_steps->show(lineOf(step));
}

void CheckPage::finish(const check::CheckReport &report)
{
    for (const auto &step : report.steps) {
        if (step.status != StepStatus::Skipped)
            m_steps->show(lineOf(step));
    }
    m_steps->finish();
    setRunning(false);
    m_test->setText(tr("Test again"));
    showReportActs(true);
    m_worked = report.verdict == check::CheckReport::Verdict::Works;
    showChange();
    openVerdict(report);
}

void CheckPage::refuse(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
    setRunning(false);
}

void CheckPage::recall(const check::History &history, const QDateTime &now)
{
    m_past->show(history, now);
    sayOfThePast(lastWords(history, m_words, now));
}

void CheckPage::compare(const check::History &history, const QDateTime &now)
{
    m_past->show(history, now);
    sayOfThePast(sinceWords(history, now));
}

void CheckPage::sayOfThePast(const QString &sentence)
{
    m_since->setText(sentence);
    m_since->setVisible(!sentence.isEmpty());
}

void CheckPage::submit()
{
    if (const auto fault = m_target->firstFault(); !fault.isEmpty())
        return refuse(fault);
    Q_EMIT checkRequested(m_target->request());
}

void CheckPage::addHead()
{
    for (auto *button : std::initializer_list<QPushButton *>{m_copy, m_save, m_test, m_stop})
        addAction(button);
    connect(m_test, &QPushButton::clicked, this, &CheckPage::submit);
    connect(m_stop, &QPushButton::clicked, this, &CheckPage::stopRequested);
    connect(m_copy, &QPushButton::clicked, this, &CheckPage::copyRequested);
    connect(m_save, &QPushButton::clicked, this, &CheckPage::saveRequested);
}

void CheckPage::addBody()
{
    content()->addWidget(m_target);
    content()->addWidget(m_since->fitting(PlainLabel::Fit::Fill));
    content()->addWidget(m_notice);
    content()->addWidget(m_change);
    content()->addSpacing(space::tiny);
    content()->addWidget(m_steps);
    content()->addWidget(m_past);
    content()->addStretch(1);
    m_notice->hide();
    m_since->hide();
    auto *undo = plainButton(tr("Undo"));
    m_change->addButton(undo);
    m_change->addButton(m_keep);
    m_change->hide();
    connect(undo, &QPushButton::clicked, this, &CheckPage::undoChange);
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(m_target->request()); });
    connect(m_target, &TargetChooser::submitted, this, &CheckPage::submit);
    connect(m_target, &TargetChooser::changed, this, [this] {
        setContext(m_target->words());
        m_notice->hide();
        showChange();
    });
}

void CheckPage::setRunning(bool running)
{
    const bool hadKeyboard = window()->focusWidget() == m_stop;
    m_target->setEnabled(!running);
    m_test->setVisible(!running);
    m_stop->setVisible(running);
    m_test->setLeading(true);
    if (hadKeyboard)
        m_test->setFocus();
}

void CheckPage::showReportActs(bool visible)
{
    m_copy->setVisible(visible);
    m_save->setVisible(visible);
}

void CheckPage::openVerdict(const check::CheckReport &report)
{
    if (report.verdict == check::CheckReport::Verdict::Works)
        openSuccess(report);
    else if (report.diagnosis)
        openCard(report);
    if (!report.alternatives.empty())
        m_steps->openLast(new WayGrid(report.alternatives, m_words));
    putPastLast();
}

void CheckPage::openSuccess(const check::CheckReport &report)
{
    const auto accountId = m_target->request().accountId;
    auto *card = makeSuccess(report);
    if (!accountId.isEmpty()) {
        auto *write = new PrimaryButton(tr("Write a mail"));
        m_test->setLeading(false);
        card->body()->addWidget(write, 0, Qt::AlignLeading);
        write->setHidden(m_target->isChanged()); // it would go the old way
        connect(m_target, &TargetChooser::changed, write,
                [this, write] { write->setHidden(m_target->isChanged()); });
        connect(write, &QPushButton::clicked, this, [this, accountId] { Q_EMIT writeRequested(accountId); });
    }
    m_steps->openLast(card);
    reveal(card);
}

void CheckPage::openCard(const check::CheckReport &report)
{
    static const QStringList acts{u"test-again"_s, u"type-again"_s, u"edit-server"_s, u"copy-report"_s};
    const auto card = explain::onlyOffering(report::checkCard(report, m_words), true, acts);
    auto *shown = new FactCard(card, evidenceOf(report), toneOf(report));
    connect(shown, &FactCard::fixChosen, this, &CheckPage::fixChosen);
    m_test->setLeading(card.fixes.empty());
    m_steps->openUnder(report.stage.value_or(Stage::Domain), shown);
    reveal(shown);
}

/// Tab comes to the cards before it comes to what stands below them.
void CheckPage::putPastLast()
{
    QWidget *last = m_steps;
    for (auto *widget = m_steps->nextInFocusChain(); widget != m_steps; widget = widget->nextInFocusChain()) {
        if (m_steps->isAncestorOf(widget) && widget->focusPolicy() & Qt::TabFocus)
            last = widget;
    }
    setTabOrder(last, m_past->entry());
}

/// A fix is tried before it is kept, and an account keeps it only once it has worked.
void CheckPage::showChange()
{
    const bool hadKeyboard = m_change->isAncestorOf(window()->focusWidget());
    m_change->setText(tr("Changed for this test: %1").arg(m_target->words()));
    m_change->setVisible(m_target->isChanged());
    if (hadKeyboard && !m_target->isChanged())
        m_test->setFocus();
    m_keep->setVisible(m_worked && !m_target->request().accountId.isEmpty());
}

void CheckPage::undoChange()
{
    m_worked = false;
    m_target->undo();
    m_steps->begin({}); // what it showed was the other way
    showReportActs(false);
    m_test->setLeading(true);
}

StepLine CheckPage::lineOf(const Step &step) const
{
    return {.step = step,
            .name = m_words.stageName(step.stage),
            .summary = m_words.summary(step),
            .shown = shownWhen(step.stage)};
}

} // namespace posthorn::ui
