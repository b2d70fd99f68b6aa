// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxRow.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Icon.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using State = OutboxEntry::State;

QString iconOf(State state)
{
    switch (state) {
    case State::Waiting:
        return u"waiting"_s;
    case State::Sending:
        return u"running"_s;
    case State::Sent:
        return u"ok"_s;
    case State::Partly:
        return u"warn"_s;
    case State::NotSent:
        return u"fail"_s;
    case State::InDoubt:
        return u"doubt"_s;
    }
    Q_UNREACHABLE();
}

bool mayGoAgain(State state)
{
    return state == State::NotSent || state == State::InDoubt;
}

QString stateLine(const OutboxEntry &entry)
{
    if (!entry.since.isValid())
        return wordOf(entry.state);
    return u"%1 · %2"_s.arg(wordOf(entry.state),
                            QLocale{}.toString(entry.since.time(), QLocale::ShortFormat));
}

} // namespace

OutboxRow::OutboxRow(const OutboxEntry &entry, QWidget *parent)
    : QFrame(parent),
      m_entry(entry),
      m_mark(new Mark),
      m_state(new PlainLabel({}, Type::Caption, Ink::Muted)),
      m_subject(new PlainLabel({}, Type::Strong)),
      m_to(new PlainLabel({}, Type::Body, Ink::Muted)),
      m_reason(new PlainLabel),
      m_why(plainButton(tr("Why"), u"explain"_s)),
      m_again(plainButton(tr("Send again"), u"again"_s)),
      m_stop(plainButton(tr("Stop"), u"stop"_s))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::medium, 0, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(makeWords(), 1);
    m_why->setCheckable(true);
    connect(m_why, &QPushButton::toggled, this, &OutboxRow::toggleCard);
    connect(m_again, &QPushButton::clicked, this, &OutboxRow::againAsked);
    connect(m_stop, &QPushButton::clicked, this, &OutboxRow::stopAsked);
    show(entry);
}

void OutboxRow::show(const OutboxEntry &entry)
{
    m_entry = entry;
    const auto ink = inkOf(toneOf(entry.state));
    m_mark->setIcon(iconOf(entry.state), ink);
    m_mark->setTurning(entry.state == State::Sending);
    m_state->setText(stateLine(entry));
    m_state->setInk(ink);
    m_subject->setText(entry.subject.isEmpty() ? tr("No subject") : entry.subject);
    m_to->setText(tr("To %1").arg(entry.to.join(u", "_s)));
    m_reason->setText(entry.reason);
    m_reason->setVisible(!entry.reason.isEmpty());
    m_why->setVisible(entry.card.has_value());
    m_again->setVisible(mayGoAgain(entry.state));
    m_stop->setVisible(entry.state == State::Sending || entry.state == State::Waiting);
    setAccessibleName(tr("%1, %2. %3").arg(m_subject->fullText(), wordOf(entry.state), entry.reason));
    setOpen(false);
}

void OutboxRow::setOpen(bool open)
{
    m_why->setChecked(open);
}

void OutboxRow::toggleCard(bool open)
{
    if (m_card) {
        m_card->hide();
        m_card->deleteLater();
        m_card = nullptr;
    }
    if (open && m_entry.card)
        makeCard();
}

void OutboxRow::paintEvent(QPaintEvent *)
{
    QPainter{this}.fillRect(0, height() - measure::line, width(), measure::line, coloursOf(palette()).line);
}

QWidget *OutboxRow::makeWords()
{
    auto *words = new QWidget;
    auto *layout = new QVBoxLayout(words);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::medium);
    top->addWidget(m_subject->fitting(PlainLabel::Fit::Elide), 1);
    top->addWidget(m_state);
    layout->addLayout(top);
    layout->addWidget(m_to->fitting(PlainLabel::Fit::Elide));
    layout->addWidget(m_reason->fitting(PlainLabel::Fit::Wrap));
    layout->addSpacing(space::tiny);
    layout->addWidget(makeButtons());
    return words;
}

QWidget *OutboxRow::makeButtons()
{
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(buttons);
    for (auto *button : {m_why, m_again, m_stop})
        flow->addWidget(button);
    return buttons;
}

void OutboxRow::makeCard()
{
    m_card = new FactCard(*m_entry.card, m_entry.evidence, toneOf(m_entry.state), FactCard::Lead::Nobody);
    connect(m_card, &FactCard::fixChosen, this, &OutboxRow::fixChosen);
    auto *words = m_why->parentWidget()->parentWidget();
    words->layout()->addWidget(m_card);
    m_card->show();
}

} // namespace posthorn::ui
