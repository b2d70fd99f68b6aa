// SPDX-License-Identifier: MIT
// How a window is left and comes back: what was begun in it is kept unless the person says otherwise.
#include "ui/compose/AttachmentStrip.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/Keeping.h"
#include "ui/compose/MailText.h"
#include "ui/compose/NoticeStack.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PrimaryButton.h"

#include <QCloseEvent>
#include <QLocale>
#include <QMenu>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

QString lineOf(const drafts::Listed &draft)
{
    const auto name = draft.subject.isEmpty() ? draft.to : draft.subject;
    const auto when = QLocale{}.toString(draft.saved, QLocale::ShortFormat);
    constexpr qsizetype most = 60;
    return ComposeWindow::tr("%1 (%2)").arg(
        name.isEmpty() ? ComposeWindow::tr("No subject") : name.left(most), when);
}

} // namespace

void ComposeWindow::setWritten(const Written &written, const QDateTime &keptAt)
{
    putIn(written);
    m_start = this->written();
    m_wasKept = true;
    m_keeping->settle(keptAt);
    focusOn(Finding::Field::Text);
}

void ComposeWindow::tellOrigin(const QString &sentence)
{
    addChoice(*m_notices->ask(sentence));
}

void ComposeWindow::offer(const std::vector<drafts::Listed> &others)
{
    if (others.empty())
        return;
    auto *notice =
        m_notices->ask(others.size() == 1 ? tr("A mail was begun and not sent.")
                                          : tr("%1 mails were begun and not sent.").arg(others.size()));
    auto *open = plainButton(tr("Open one"), u"write"_s);
    auto *menu = new QMenu(open);
    for (const auto &draft : others) {
        auto *action = menu->addAction(buttonText(lineOf(draft)));
        connect(action, &QAction::triggered, this, [this, id = draft.id] { Q_EMIT draftWanted(id); });
    }
    open->setMenu(menu);
    notice->addButton(open);
}

void ComposeWindow::kept(drafts::Phase phase, const QDateTime &at)
{
    m_keeping->kept(at);
    if (phase == drafts::Phase::Closed)
        leave();
}

void ComposeWindow::notKept(drafts::Phase phase, const Problem &problem)
{
    const auto sentence = m_words.sentence(problem);
    const bool full = problem.kind == Problem::Kind::DiskFull;
    m_keeping->failed(full ? tr("disk full") : problem.words, sentence);
    if (phase == drafts::Phase::Leaving)
        refuse(tr("This mail was not sent. %1").arg(sentence));
    if (phase == drafts::Phase::Closed)
        askWhetherToDiscard(tr("This mail could not be kept, so closing loses it. %1").arg(sentence));
}

void ComposeWindow::closeEvent(QCloseEvent *event)
{
    const auto copying = m_attachments->unfinished();
    const bool isToBeKept = m_wasKept || !copying.isEmpty() || written() != m_start;
    if (m_leaving || !isToBeKept) {
        if (!m_leaving && m_keeping->isBegun()) // and taken back
            Q_EMIT discarded();
        Q_EMIT closed();
        return event->accept();
    }
    event->ignore();
    if (copying.isEmpty())
        m_keeping->ask(drafts::Phase::Closed);
    else
        refuse(stillCopying(copying));
}

void ComposeWindow::noteChange()
{
    if (!m_filling)
        m_keeping->touch();
}

void ComposeWindow::discard()
{
    Q_EMIT discarded();
    leave();
}

void ComposeWindow::askWhetherToDiscard(const QString &question)
{
    auto *keep = addChoice(*m_notices->ask(question));
    raise();
    activateWindow();
    keep->setFocus();
}

QPushButton *ComposeWindow::addChoice(Notice &notice)
{
    auto *keep = plainButton(tr("Keep writing"));
    auto *remove = plainButton(tr("Discard"), u"remove"_s);
    notice.addButton(keep);
    notice.addButton(remove);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_notices->clear();
        m_text->setFocus();
    });
    connect(remove, &QPushButton::clicked, this, &ComposeWindow::discard);
    return keep;
}

QString ComposeWindow::stillCopying(const QString &file) const
{
    return tr("“%1” is still being copied: wait until its size stands beside it.").arg(file);
}

} // namespace posthorn::ui
