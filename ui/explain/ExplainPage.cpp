// SPDX-License-Identifier: MIT
#include "ui/explain/ExplainPage.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

/// Where the text says to go: its host, and what is usual where it says no more.
Endpoint endpointIn(const Diagnosis &diagnosis)
{
    const auto port = diagnosis.arguments.value(u"port"_s).toUShort();
    Endpoint endpoint{.host = diagnosis.arguments.value(u"host"_s)};
    if (port != 0)
        endpoint.port = port;
    const auto named = securityFromId(diagnosis.arguments.value(u"security"_s));
    endpoint.security = named.value_or(usualSecurity(endpoint.port));
    return endpoint;
}

bool isUnknown(const Diagnosis &diagnosis)
{
    return diagnosis.cause == "unknown"_L1;
}

} // namespace

ExplainPage::ExplainPage(QWidget *parent)
    : Page(tr("Explain"), Width::Full, parent),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_field(new PasteField),
      m_notice(new Notice({}, Tone::Warn)),
      m_answer(new QScrollArea)
{
    addHead();
    m_columns->setSpacing(space::large);
    m_columns->addWidget(makeField(), 1);
    m_columns->addWidget(makeAnswer(), 1);
    content()->addWidget(m_notice);
    content()->addLayout(m_columns, 1);
    clear();
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        m_notice->hide();
        Q_EMIT textChanged(text());
    });
    connect(m_field, &PasteField::fileDropped, this, &ExplainPage::fileDropped);
}

void ExplainPage::setText(const QString &text)
{
    m_field->setText(text);
}

QString ExplainPage::text() const
{
    return m_field->toPlainText();
}

void ExplainPage::show(const Diagnosis &diagnosis, const explain::Card &card)
{
    if (!m_copy || diagnosis != m_shown) { // typing on leaves the same answer alone
        m_shown = diagnosis;
        setAnswer(answerOf(diagnosis, card));
    }
    m_field->mark(diagnosis.quoted);
}

void ExplainPage::clear()
{
    setAnswer(hint());
    m_copy = nullptr;
    m_notice->hide();
    m_field->mark({});
}

void ExplainPage::refuse(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
}

void ExplainPage::noteCopied()
{
    if (m_copy)
        m_copy->setText(tr("Copied"));
}

void ExplainPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_columns->setDirection(width() < measure::stackBelow ? QBoxLayout::TopToBottom
                                                          : QBoxLayout::LeftToRight);
}

void ExplainPage::addHead()
{
    setContext(tr("What a mail server or program said, in words"));
    auto *open = plainButton(tr("Open a file…"));
    addAction(open);
    connect(open, &QPushButton::clicked, this, &ExplainPage::fileAsked);
}

QWidget *ExplainPage::makeField()
{
    nameControl(*m_field, tr("Error, log or bounce"));
    m_field->setPlaceholderText(tr("Paste an error, a log or a bounce,\nor drop a file here"));
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

QWidget *ExplainPage::answerOf(const Diagnosis &diagnosis, const explain::Card &card)
{
    auto *answer = new QWidget;
    auto *layout = new QVBoxLayout(answer);
    layout->setContentsMargins(0, 0, space::small, 0);
    layout->setSpacing(space::medium);
    auto *shown = new FactCard(card, {}, isUnknown(diagnosis) ? Tone::Info : toneOf(card));
    connect(shown, &FactCard::fixChosen, this, &ExplainPage::fixChosen);
    layout->addWidget(shown);
    layout->addWidget(makeButtons(diagnosis));
    layout->addStretch(1);
    return answer;
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

QWidget *ExplainPage::makeButtons(const Diagnosis &diagnosis)
{
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons);
    if (auto *check = makeCheck(diagnosis))
        row->addWidget(check);
    m_copy = plainButton(tr("Copy answer"), u"copy"_s);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &ExplainPage::copyRequested);
    return buttons;
}

/// None where the text names neither a server nor a user, unless a test is what would tell.
QPushButton *ExplainPage::makeCheck(const Diagnosis &diagnosis)
{
    const auto endpoint = endpointIn(diagnosis);
    const auto user = diagnosis.arguments.value(u"user"_s);
    const bool isNamed = !endpoint.host.isEmpty() || !user.isEmpty();
    if (!isNamed && !isUnknown(diagnosis))
        return nullptr;
    auto *button = plainButton(isNamed ? tr("Test this connection") : tr("Test a connection"), u"check"_s);
    if (!endpoint.host.isEmpty())
        button->setToolTip(plainToolTip(wordsOf(endpoint)));
    connect(button, &QPushButton::clicked, this,
            [this, endpoint, user] { Q_EMIT checkAsked(endpoint, user); });
    return button;
}

} // namespace posthorn::ui
