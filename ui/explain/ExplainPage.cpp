// SPDX-License-Identifier: MIT
#include "ui/explain/ExplainPage.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

ExplainPage::ExplainPage(QWidget *parent)
    : Page(tr("Explain"), Width::Full, parent),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_field(new QPlainTextEdit),
      m_answer(new QScrollArea)
{
    setContext(tr("What a mail server or program said, in words"));
    m_columns->setSpacing(space::large);
    m_columns->addWidget(makeField(), 1);
    m_columns->addWidget(makeAnswer(), 1);
    content()->addLayout(m_columns, 1);
    clear();
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT textChanged(text()); });
}

void ExplainPage::setText(const QString &text)
{
    m_field->setPlainText(text);
}

QString ExplainPage::text() const
{
    return m_field->toPlainText();
}

void ExplainPage::show(const Diagnosis &diagnosis, const explain::Card &card)
{
    auto *answer = new QWidget;
    auto *layout = new QVBoxLayout(answer);
    layout->setContentsMargins(0, 0, space::small, 0);
    layout->setSpacing(space::medium);
    auto *shown = new FactCard(card, {}, toneOf(card));
    connect(shown, &FactCard::fixChosen, this, &ExplainPage::fixChosen);
    layout->addWidget(shown);
    offerCheck(diagnosis, *layout);
    layout->addStretch(1);
    setAnswer(answer);
    mark(diagnosis.quoted);
}

void ExplainPage::clear()
{
    setAnswer(hint());
    mark({});
}

void ExplainPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_columns->setDirection(width() < measure::stackBelow ? QBoxLayout::TopToBottom
                                                          : QBoxLayout::LeftToRight);
}

QWidget *ExplainPage::makeField()
{
    nameControl(*m_field, tr("Error, log or bounce"));
    m_field->setPlaceholderText(tr("Paste an error, a log or a bounce"));
    m_field->setTabChangesFocus(true);
    m_field->setFont(fontOf(Type::Mono));
    m_field->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_field->document()->setDocumentMargin(space::small);
    return m_field;
}

QWidget *ExplainPage::makeAnswer()
{
    m_answer->setWidgetResizable(true);
    m_answer->setFrameShape(QFrame::NoFrame);
    m_answer->setFocusPolicy(Qt::NoFocus);
    m_answer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_answer->viewport()->setAutoFillBackground(false);
    return m_answer;
}

void ExplainPage::setAnswer(QWidget *answer)
{
    m_answer->setWidget(answer);
    answer->setAutoFillBackground(false);
}

QWidget *ExplainPage::hint() const
{
    return new EmptyState({.icon = u"explain"_s,
                           .title = tr("The answer stands here"),
                           .sentence = tr("One line is enough. The text stays on this computer."),
                           .button = {}});
}

void ExplainPage::mark(const QString &words)
{
    const auto found = findWords(text(), words);
    QList<QTextEdit::ExtraSelection> marks;
    if (found.start >= 0) {
        const auto colours = coloursOf(palette());
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor{m_field->document()};
        selection.cursor.setPosition(static_cast<int>(found.start));
        selection.cursor.setPosition(static_cast<int>(found.start + found.length), QTextCursor::KeepAnchor);
        selection.format.setBackground(colours.selected);
        selection.format.setForeground(colours.accent);
        selection.format.setFontUnderline(true);
        marks += selection;
    }
    m_field->setExtraSelections(marks);
}

void ExplainPage::offerCheck(const Diagnosis &diagnosis, QVBoxLayout &layout)
{
    const auto host = diagnosis.arguments.value(u"host"_s);
    const auto port = diagnosis.arguments.value(u"port"_s).toUShort();
    if (host.isEmpty() || port == 0)
        return;
    const auto named = securityFromId(diagnosis.arguments.value(u"security"_s));
    const Endpoint endpoint{host, port, named.value_or(usualSecurity(port))};
    auto *button = plainButton(tr("Test this connection"), u"check"_s);
    button->setToolTip(plainToolTip(wordsOf(endpoint)));
    layout.addWidget(button, 0, Qt::AlignLeading);
    connect(
        button, &QPushButton::clicked, this,
        [this, endpoint, user = diagnosis.arguments.value(u"user"_s)] { Q_EMIT checkAsked(endpoint, user); });
}

Found findWords(const QString &text, const QString &words)
{
    if (words.trimmed().isEmpty())
        return {};
    if (const auto start = text.indexOf(words, 0, Qt::CaseInsensitive); start >= 0)
        return {start, words.size()};
    auto pattern = words.split(QRegularExpression{u"\\s+"_s}, Qt::SkipEmptyParts);
    for (auto &word : pattern)
        word = QRegularExpression::escape(word);
    const QRegularExpression loose{pattern.join(u"\\s+"_s), QRegularExpression::CaseInsensitiveOption};
    const auto match = loose.match(text);
    return match.hasMatch() ? Found{match.capturedStart(), match.capturedLength()} : Found{};
}

} // namespace posthorn::ui
