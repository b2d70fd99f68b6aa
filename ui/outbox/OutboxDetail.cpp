// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxDetail.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>
#include <array>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using Act = OutboxDetail::Act;
using State = OutboxEntry::State;

struct Button
{
    const char *icon = "";
    const char *text = "";
};
/// In the order of Act.
constexpr std::array buttons{
    Button{"again", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Retry")},
    Button{"write", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Edit")},
    Button{"remove", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Cancel")},
    Button{"check", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Test connection")},
    Button{"ok", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "It arrived")},
    Button{"again", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Send again")},
    Button{"waiting", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Ask later")},
    Button{"write", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Send again")},
    Button{"file", QT_TRANSLATE_NOOP("posthorn::ui::OutboxDetail", "Save as .eml")},
};

bool isOffered(Act act, const OutboxEntry &entry, bool isPostponed)
{
    const bool isDoubtful = entry.state == State::InDoubt;
    const bool isStuck =
        entry.state == State::Waiting || entry.state == State::NotSent || entry.state == State::Partly;
    switch (act) {
    case Act::Retry:
        return isStuck;
    case Act::Edit:
    case Act::Cancel:
        return isStuck || entry.state == State::Sending;
    case Act::Test:
        return isStuck && !entry.reason.isEmpty() && !entry.accountId.isEmpty();
    case Act::Arrived:
    case Act::SendAgain:
        return isDoubtful;
    case Act::AskLater:
        return isDoubtful && !isPostponed;
    case Act::Repeat:
    case Act::Save:
        return entry.state == State::Sent;
    }
    Q_UNREACHABLE();
}

} // namespace

OutboxDetail::OutboxDetail(QWidget *parent)
    : QScrollArea(parent),
      m_mark(new Mark),
      m_state(new PlainLabel({}, Type::Strong)),
      m_subject(new PlainLabel({}, Type::Section)),
      m_to(new PlainLabel({}, Type::Body, Ink::Muted)),
      m_reason(new PlainLabel),
      m_buttons(new QWidget)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    build();
    addButtons();
}

void OutboxDetail::build()
{
    auto *ground = new QWidget;
    m_content = new QVBoxLayout(ground);
    m_content->setContentsMargins(0, 0, space::small, space::large);
    m_content->setSpacing(space::small);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_mark);
    top->addWidget(m_state->fitting(PlainLabel::Fit::Elide), 1);
    m_content->addLayout(top);
    m_content->addWidget(m_subject->fitting(PlainLabel::Fit::Wrap));
    m_content->addWidget(m_to->fitting(PlainLabel::Fit::Wrap));
    m_content->addWidget(m_reason->fitting(PlainLabel::Fit::Wrap));
    m_content->addWidget(m_buttons);
    m_content->addStretch(1);
    setWidget(ground);
    viewport()->setAutoFillBackground(false);
    ground->setAutoFillBackground(false);
}

void OutboxDetail::addButtons()
{
    auto *flow = new FlowLayout(m_buttons);
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        auto *button = plainButton(tr(buttons[i].text), QString::fromLatin1(buttons[i].icon));
        flow->addWidget(button);
        m_acts.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, act = static_cast<Act>(i)] {
            if (act == Act::AskLater)
                m_postponed += m_entry.id;
            showButtons();
            Q_EMIT chosen(act);
        });
    }
}

void OutboxDetail::show(const OutboxEntry &entry)
{
    const bool isOther = entry.id != m_entry.id;
    m_entry = entry;
    const auto ink = inkOf(toneOf(entry.state));
    m_mark->setIcon(iconOf(entry.state), ink);
    m_mark->setTurning(entry.state == State::Sending);
    m_state->setText(stateLine(entry));
    m_state->setInk(ink);
    m_subject->setText(subjectLine(entry));
    m_to->setText(recipientLine(entry));
    m_reason->setText(entry.reason);
    m_reason->setVisible(!entry.reason.isEmpty() && (!entry.card || entry.reason != entry.card->title));
    showButtons();
    showCard();
    if (isOther)
        ensureVisible(0, 0);
}

void OutboxDetail::showButtons()
{
    const bool isPostponed = m_postponed.contains(m_entry.id);
    bool any = false;
    for (std::size_t i = 0; i < m_acts.size(); ++i) {
        const bool isShown = isOffered(static_cast<Act>(i), m_entry, isPostponed);
        m_acts[i]->setVisible(isShown);
        any = any || isShown;
    }
    m_buttons->setVisible(any);
}

void OutboxDetail::showCard()
{
    if (m_card) {
        m_card->hide();
        m_card->deleteLater();
        m_card = nullptr;
    }
    if (!m_entry.card)
        return;
    m_card = new FactCard(*m_entry.card, m_entry.evidence, toneOf(*m_entry.card), FactCard::Lead::FirstFix);
    connect(m_card, &FactCard::fixChosen, this, &OutboxDetail::fixChosen);
    m_content->insertWidget(m_content->count() - 1, m_card);
    m_card->show();
}

} // namespace posthorn::ui
