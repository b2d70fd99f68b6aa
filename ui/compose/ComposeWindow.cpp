// SPDX-License-Identifier: MIT
#include "ui/compose/ComposeWindow.h"

#include "ui/compose/FindingsBar.h"
#include "ui/compose/NoticeStack.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Icon.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QShortcut>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

ComposeWindow::ComposeWindow(const explain::Catalogue &words, QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_head(new MailHead),
      m_notices(new NoticeStack),
      m_findings(new FindingsBar(*m_notices, words, this)),
      m_text(new QPlainTextEdit),
      m_status(new PlainLabel({}, Type::Caption, Ink::Muted)),
      m_send(new PrimaryButton(tr("Send")))
{
    build();
    connect(m_head, &MailHead::changed, this, &ComposeWindow::refresh);
    connect(m_send, &QPushButton::clicked, this, &ComposeWindow::submit);
    connect(m_findings, &FindingsBar::fieldWanted, this, &ComposeWindow::focusOn);
    connect(m_findings, &FindingsBar::fixWanted, this, &ComposeWindow::fix);
    connect(m_findings, &FindingsBar::sendAnyway, this, &ComposeWindow::submit);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence{Qt::CTRL | key}, this), &QShortcut::activated, this,
                &ComposeWindow::submit);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    refresh();
    focusOn(Finding::Field::To);
}

void ComposeWindow::setSenders(const std::vector<SenderChoice> &senders)
{
    m_head->setSenders(senders);
    m_start = written();
}

void ComposeWindow::chooseSender(const QString &accountId)
{
    m_head->chooseSender(accountId);
    m_start.from = written().from;
}

void ComposeWindow::setDraft(const mime::Draft &draft)
{
    const auto start = writtenOf(draft);
    m_head->fill(start);
    m_text->setPlainText(start.text);
    m_start = written();
    focusOn(start.to.isEmpty() ? Finding::Field::To : Finding::Field::Subject);
}

Reading ComposeWindow::reading() const
{
    return read(written());
}

void ComposeWindow::submit()
{
    const auto result = reading();
    if (clears(result.findings))
        Q_EMIT sendRequested(m_head->sender()->accountId, result.draft);
}

bool ComposeWindow::clears(const std::vector<Finding> &findings)
{
    return m_findings->clears(findings);
}

void ComposeWindow::fix(const Finding &finding)
{
    const auto &arguments = finding.arguments;
    if (finding.id == "address.mistyped"_L1)
        m_head->fill(corrected(written(), arguments.value(u"address"_s), arguments.value(u"suggestion"_s)));
    if (finding.id == "recipients.public"_L1)
        m_head->fill(allHidden(written()));
    m_send->setFocus(Qt::OtherFocusReason);
}

void ComposeWindow::focusOn(Finding::Field field)
{
    if (!m_head->focus(field))
        m_text->setFocus(Qt::OtherFocusReason);
}

void ComposeWindow::refuse(const QString &sentence)
{
    m_notices->show({sentence});
}

void ComposeWindow::leave()
{
    m_leaving = true;
    close();
}

void ComposeWindow::closeEvent(QCloseEvent *event)
{
    if (!m_leaving && written() != m_start) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    Q_EMIT closed();
    event->accept();
}

void ComposeWindow::paintEvent(QPaintEvent *event)
{
    QPainter{this}.fillRect(event->rect(), coloursOf(palette()).surface);
}

Written ComposeWindow::written() const
{
    auto result = m_head->written();
    result.text = m_text->toPlainText();
    return result;
}

void ComposeWindow::build()
{
    nameControl(*m_text, tr("Text of the mail"));
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(space::small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(m_head);
    layout->addWidget(m_notices);
    layout->addWidget(m_text, 1);
    layout->addWidget(makeFoot());
    setTabOrder(m_head->lastField(), m_text);
    setTabOrder(m_text, m_send);
    m_head->closeTabOrder(m_send);
    setMinimumSize(measure::smallWindowWidth, measure::smallWindowHeight);
    resize(measure::mailWidth, measure::mailHeight);
}

QWidget *ComposeWindow::makeFoot()
{
    m_send->setIcon(icon(u"send"_s, Ink::OnAccent));
    m_send->setToolTip(plainToolTip(
        tr("Send now (%1)").arg(QKeySequence{Qt::CTRL | Qt::Key_Return}.toString(QKeySequence::NativeText))));
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    row->addWidget(m_status->fitting(PlainLabel::Fit::Elide), 1);
    row->addWidget(m_send);
    return foot;
}

void ComposeWindow::refresh()
{
    const auto head = m_head->written();
    const auto *sender = m_head->sender();
    setWindowTitle(head.subject.isEmpty() ? tr("Write a mail") : head.subject);
    const auto practice = sender && sender->practice;
    m_status->setText(practice ? tr("Plain text · Practice: this mail stays on this computer")
                               : tr("Plain text"));
}

void ComposeWindow::askBeforeClosing()
{
    auto *question = m_notices->ask(tr("This mail has not been sent. Closing the window loses it."));
    auto *keep = plainButton(tr("Keep writing"));
    auto *discard = plainButton(tr("Discard"), u"remove"_s);
    question->addButton(keep);
    question->addButton(discard);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_notices->clear();
        m_text->setFocus();
    });
    connect(discard, &QPushButton::clicked, this, &ComposeWindow::leave);
    raise();
    activateWindow();
    keep->setFocus();
}

} // namespace posthorn::ui
