// SPDX-License-Identifier: MIT
#include "ui/compose/ComposeWindow.h"

#include "review/EncodedSize.h"
#include "ui/compose/AttachmentStrip.h"
#include "ui/compose/DropZone.h"
#include "ui/compose/FindingsBar.h"
#include "ui/compose/Keeping.h"
#include "ui/compose/MailFoot.h"
#include "ui/compose/MailText.h"
#include "ui/compose/NoticeStack.h"
#include "ui/compose/SizeMeter.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Tokens.h"

#include <QFileInfo>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ComposeWindow::ComposeWindow(const explain::Catalogue &words, QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_words(words),
      m_head(new MailHead),
      m_notices(new NoticeStack),
      m_findings(new FindingsBar(*m_notices, words, this)),
      m_text(new MailText),
      m_attachments(new AttachmentStrip),
      m_foot(new MailFoot),
      m_keeping(new Keeping(*m_foot->draftMark(), this))
{
    build();
    join();
    addKeys();
    refresh();
    focusOn(Finding::Field::To);
}

void ComposeWindow::setSenders(const std::vector<SenderChoice> &senders)
{
    fill([&] { m_head->setSenders(senders); });
}

void ComposeWindow::chooseSender(const QString &accountId)
{
    fill([&] { m_head->chooseSender(accountId); });
}

/// One that names its author was written before, and has a signature if it is to have one.
void ComposeWindow::setDraft(const mime::Draft &draft)
{
    const auto start = writtenOf(draft);
    putIn(start);
    if (draft.from.empty())
        fill([this] { m_text->sign({}, m_signature); });
    m_start = written();
    focusOn(start.to.isEmpty() ? Finding::Field::To : Finding::Field::Subject);
}

/// The program writes: whatever the person has not begun to change is still what the window started with.
void ComposeWindow::fill(const std::function<void()> &write)
{
    const QScopedValueRollback filling{m_filling, true};
    const bool untouched = written() == m_start;
    write();
    if (untouched)
        m_start = written();
}

void ComposeWindow::putIn(const Written &written)
{
    fill([&] {
        m_head->fill(written);
        m_replyTo = written.replyTo;
        m_text->setPlainText(written.text);
        m_attachments->setFiles(written.attachments);
        refresh();
    });
}

Reading ComposeWindow::reading() const
{
    auto result = read(written());
    const auto *sender = m_head->sender();
    if (m_replyTo.isEmpty() && sender && sender->replyTo)
        result.draft.replyTo = {*sender->replyTo};
    return result;
}

void ComposeWindow::attach(const QStringList &paths)
{
    m_missing.clear();
    for (const auto &path : paths)
        Q_EMIT copyRequested(m_attachments->begin(QFileInfo{path}.fileName()), path);
}

void ComposeWindow::attached(int number, const Result<mime::AttachedFile> &copy)
{
    if (copy)
        return m_attachments->finish(number, *copy);
    m_attachments->drop(number);
    m_missing += m_words.sentence(copy.problem());
    m_notices->show(m_missing);
}

void ComposeWindow::submit()
{
    if (const auto file = m_attachments->unfinished(); !file.isEmpty())
        return refuse(stillCopying(file));
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
    m_foot->send()->setFocus(Qt::OtherFocusReason);
}

void ComposeWindow::focusOn(Finding::Field field)
{
    if (field == Finding::Field::Attachments)
        m_foot->attach()->setFocus(Qt::OtherFocusReason);
    else if (!m_head->focus(field))
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

void ComposeWindow::paintEvent(QPaintEvent *event)
{
    QPainter{this}.fillRect(event->rect(), coloursOf(palette()).surface);
}

Written ComposeWindow::written() const
{
    auto result = m_head->written();
    result.replyTo = m_replyTo;
    result.text = m_text->toPlainText();
    result.attachments = m_attachments->files();
    return result;
}

void ComposeWindow::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(m_head);
    layout->addWidget(m_notices);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_attachments);
    layout->addWidget(m_foot);
    setTabOrder(m_head->lastField(), m_text);
    setTabOrder(m_text, m_foot->attach());
    setTabOrder(m_foot->attach(), m_foot->discard());
    setTabOrder(m_foot->discard(), m_foot->send());
    m_attachments->follow(m_text);
    m_head->closeTabOrder(m_foot->send());
    setMinimumSize(measure::formWidth, measure::smallWindowHeight);
    resize(measure::mailWidth, measure::mailHeight);
}

void ComposeWindow::join()
{
    auto *zone = new DropZone(this);
    connect(zone, &DropZone::dropped, this, &ComposeWindow::attach);
    connect(m_text, &MailText::filesPasted, this, &ComposeWindow::attach);
    connect(m_foot->attach(), &QPushButton::clicked, this, &ComposeWindow::filesWanted);
    connect(m_attachments, &AttachmentStrip::emptied, this, [this] { focusOn(Finding::Field::Attachments); });
    connect(m_foot->send(), &QPushButton::clicked, this, &ComposeWindow::submit);
    connect(m_findings, &FindingsBar::fieldWanted, this, &ComposeWindow::focusOn);
    connect(m_findings, &FindingsBar::fixWanted, this, &ComposeWindow::fix);
    connect(m_findings, &FindingsBar::sendAnyway, this, &ComposeWindow::submit);
    joinKeeping();
    m_weighing.setSingleShot(true);
    m_weighing.setInterval(200ms);
    connect(&m_weighing, &QTimer::timeout, this, &ComposeWindow::weigh);
    connect(m_head, &MailHead::changed, this, &ComposeWindow::refresh);
    connect(m_text, &QPlainTextEdit::textChanged, &m_weighing, qOverload<>(&QTimer::start));
    connect(m_attachments, &AttachmentStrip::changed, &m_weighing, qOverload<>(&QTimer::start));
}

void ComposeWindow::joinKeeping()
{
    connect(m_head, &MailHead::changed, this, &ComposeWindow::noteChange);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ComposeWindow::noteChange);
    connect(m_attachments, &AttachmentStrip::changed, this, &ComposeWindow::noteChange);
    connect(m_keeping, &Keeping::due, this,
            [this](drafts::Phase phase) { Q_EMIT keepRequested(written(), phase); });
    connect(m_foot->discard(), &QPushButton::clicked, this, [this] {
        if (m_keeping->isBegun())
            askWhetherToDiscard(tr("Discard this mail? Nothing of it is kept."));
        else
            leave();
    });
}

void ComposeWindow::addKeys()
{
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence{Qt::CTRL | key}, this), &QShortcut::activated, this,
                &ComposeWindow::submit);
    connect(new QShortcut(QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_A}, this), &QShortcut::activated, this,
            &ComposeWindow::filesWanted);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
}

void ComposeWindow::refresh()
{
    const auto head = m_head->written();
    const auto *sender = m_head->sender();
    setWindowTitle(head.subject.isEmpty() ? tr("Write a mail") : head.subject);
    const auto signature = sender ? sender->signature : QString();
    m_text->sign(m_signature, signature);
    m_signature = signature;
    m_foot->setFormat(formatWords());
    m_weighing.start(); // each sender has a limit of its own
}

QString ComposeWindow::formatWords() const
{
    const auto *sender = m_head->sender();
    QStringList words;
    if (!m_replyTo.isEmpty())
        words += tr("Replies go to %1").arg(m_replyTo);
    else if (sender && sender->replyTo)
        words += tr("Replies go to %1").arg(sender->replyTo->address.toString());
    if (sender && sender->practice)
        words += tr("Practice: this mail stays on this computer");
    return words.isEmpty() ? tr("Plain text") : words.join(u" · "_s);
}

void ComposeWindow::weigh()
{
    const auto *sender = m_head->sender();
    const mime::Draft heavy{.text = m_text->toPlainText(), .attachments = m_attachments->files()};
    m_foot->meter()->setBytes(review::encodedSize(heavy), sender ? sender->largestMail : std::nullopt);
}

} // namespace posthorn::ui
